package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Proves, by RFC 9449, that a caller has the key to which its tokens are bound. Each proof is good once. */
public final class DpopProof {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    public DpopProof() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    /**
     * @param token the access token that is shown with it; null for none
     * @return the value of the header {@code DPoP}
     */
    public String of(String method, String url, String token) {
        try {
            RSAPublicKey key = (RSAPublicKey) keys.getPublic();
            ObjectNode header = JSON.createObjectNode().put("typ", "dpop+jwt").put("alg", "RS256");
            header.putObject("jwk")
                    .put("kty", "RSA")
                    .put("n", unsigned(key.getModulus().toByteArray()))
                    .put("e", unsigned(key.getPublicExponent().toByteArray()));
            ObjectNode claims = JSON.createObjectNode()
                    .put("jti", UUID.randomUUID().toString())
                    .put("htm", method)
                    .put("htu", url)
                    .put("iat", Instant.now().getEpochSecond());
            if (token != null) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
                claims.put("ath", BASE64.encodeToString(hash));
            }
            String signed = text(header) + "." + text(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has these", impossible);
        }
    }

    private static String text(ObjectNode json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Without the zero that Java puts before a number whose first bit is set. */
    private static String unsigned(byte[] number) {
        int begin = number[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[number.length - begin];
        System.arraycopy(number, begin, bytes, 0, bytes.length);
        return BASE64.encodeToString(bytes);
    }
}
