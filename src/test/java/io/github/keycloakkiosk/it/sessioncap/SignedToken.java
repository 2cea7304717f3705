package io.github.keycloakkiosk.it.sessioncap;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.keycloak.common.crypto.CryptoIntegration;
import org.keycloak.crypto.def.DefaultCryptoProvider;
import org.keycloak.jose.jwk.JWKParser;

/** A token as its receiver reads it: with the realm's published keys, and the Java platform's signatures. */
record SignedToken(String token) {

    private static final Map<String, String> SIGNATURES =
            Map.of("RS256", "SHA256withRSA", "ES256", "SHA256withECDSAinP1363Format");
    private static final Map<String, String> KEYS = Map.of("RS256", "RSA", "ES256", "EC");

    static {
        CryptoIntegration.setProvider(new DefaultCryptoProvider()); // reads keys of elliptic curves
    }

    JsonNode header() {
        try {
            return Admin.parse(new String(
                    Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    JsonNode claims() {
        return Jwt.claims(token);
    }

    /** Whether the realm has signed it with the key that it names. */
    boolean isSignedBy(Caller realm) throws GeneralSecurityException {
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance(SIGNATURES.get(algorithm()));
        signature.initVerify(KeyFactory.getInstance(KEYS.get(algorithm()))
                .generatePublic(new X509EncodedKeySpec(key(realm).getEncoded())));
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private String algorithm() {
        return header().get("alg").asText();
    }

    private PublicKey key(Caller realm) {
        JsonNode keys = realm.send(realm.request("GET", "/protocol/openid-connect/certs"))
                .json()
                .get("keys");
        String named = header().get("kid").asText();
        return StreamSupport.stream(keys.spliterator(), false)
                .filter(key -> key.get("kid").asText().equals(named))
                .map(key -> JWKParser.create().parse(key.toString()).toPublicKey())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the realm publishes no key " + named));
    }
}
