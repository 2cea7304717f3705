package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KeycloakVersion;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/tokens.md says of an API that gets the tokens. */
@KioskServer
class ResourceServerIT {

    private static final String WITH_AUDIENCE = "resource-server";
    private static final String WITHOUT = "resource-server-unnamed";
    private static final String API = "till-api";

    @BeforeAll
    static void realms(KeycloakServer server) {
        RealmCopy.create(server, WITHOUT, realm -> RealmClient.addConfidential(realm, API));
        RealmCopy.create(server, WITH_AUDIENCE, realm -> {
            RealmClient.addConfidential(realm, API);
            realm.get("clients").forEach(client -> {
                if (client.get("clientId").asText().equals("kiosk-api")) {
                    RealmClient.addAudience((ObjectNode) client, API);
                }
            });
        });
    }

    @Test
    void theTokenSaysWhoItIsAndHowWithoutAnyCallToKeycloak(KeycloakServer server) throws Exception {
        JWTClaimsSet claims = processor(server, WITH_AUDIENCE).process(token(server, WITH_AUDIENCE), null);

        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("vera");
        assertThat(claims.getStringListClaim("amr")).containsExactly("badge");
        assertThat(claims.getSubject()).isNotBlank();
    }

    @Test
    void aTokenForOthersOrOfAnotherRealmIsRefused(KeycloakServer server) throws Exception {
        assertThatThrownBy(() -> processor(server, WITHOUT).process(token(server, WITHOUT), null))
                .hasMessageContaining("audience");
        assertThatThrownBy(() -> processor(server, WITH_AUDIENCE).process(token(server, WITHOUT), null))
                .isInstanceOf(Exception.class);
    }

    @Test
    void keycloakAnswersTheClientsInTheAudienceAlone(KeycloakServer server) {
        String token = token(server, WITH_AUDIENCE);
        assertThat(isActive(server, WITH_AUDIENCE, token)).isTrue();
        assertThat(isActive(server, WITHOUT, token(server, WITHOUT))).isEqualTo(KeycloakVersion.isBefore("26.6"));

        Caller kiosk = Caller.atKiosk(server, WITH_AUDIENCE);
        assertThat(kiosk.authorized("POST", "logout", "JWT " + token).status()).isEqualTo(200);

        assertThat(isActive(server, WITH_AUDIENCE, token)).isFalse();
    }

    @Test
    void theSchemeJwtIsForTheLoginApiAlone(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, WITH_AUDIENCE);
        String token = token(server, WITH_AUDIENCE);

        assertThat(kiosk.authorized("GET", "session", "JWT " + token).status()).isEqualTo(200);
        assertThat(kiosk.userinfo(token).status()).isEqualTo(200);
        assertThat(kiosk.send(kiosk.request("GET", "/protocol/openid-connect/userinfo")
                                .setHeader("Authorization", "JWT " + token))
                        .status())
                .isEqualTo(401);
    }

    private static String token(KeycloakServer server, String realm) {
        return Caller.atKiosk(server, realm)
                .badge("04DE51BEEF0002")
                .json()
                .get("token")
                .asText();
    }

    private static DefaultJWTProcessor<SecurityContext> processor(KeycloakServer server, String realm)
            throws MalformedURLException {
        String issuer = server.url() + "/realms/" + realm;
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.<SecurityContext>create(URI.create(issuer + "/protocol/openid-connect/certs")
                                .toURL())
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                API, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "sid", "exp")));
        return processor;
    }

    private static boolean isActive(KeycloakServer server, String realm, String token) {
        Caller api = Caller.stranger(server, realm);
        return api.send(api.request("POST", "/protocol/openid-connect/token/introspect")
                        .addParameter("client_id", API)
                        .addParameter("client_secret", "s")
                        .addParameter("token", token))
                .json()
                .get("active")
                .asBoolean();
    }
}
