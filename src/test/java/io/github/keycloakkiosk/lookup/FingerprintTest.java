package io.github.keycloakkiosk.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.method.LoginMethod;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final CredentialKey KEY = CredentialKey.parse("A".repeat(43));

    private static String fingerprint(CredentialKey key, String namespace, String loginString) {
        return Fingerprint.of(
                        key,
                        LoginMethod.BADGE,
                        namespace,
                        LoginString.of(loginString).orElseThrow())
                .id();
    }

    @Test
    void itIsAnIdForKeycloaksCredentials() {
        assertThat(fingerprint(KEY, "realm", "04A2B3")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** A stored badge must be found by every later version. */
    @Test
    void itStaysTheSame() {
        assertThat(fingerprint(KEY, "realm", "04:a2:b3")).isEqualTo("e79ae8d9-90aa-7d8b-33ea-821f42f501e0");
    }

    @Test
    void itDependsOnKeyNamespaceAndLoginString() {
        String one = fingerprint(KEY, "realm", "04A2B3");

        assertThat(fingerprint(CredentialKey.parse("B".repeat(43)), "realm", "04A2B3"))
                .isNotEqualTo(one);
        assertThat(fingerprint(KEY, "other", "04A2B3")).isNotEqualTo(one);
        assertThat(fingerprint(KEY, "realm", "04A2B4")).isNotEqualTo(one);
    }

    @Test
    void namespaceAndLoginStringDoNotRunTogether() {
        assertThat(fingerprint(KEY, "realm", "1x")).isNotEqualTo(fingerprint(KEY, "realm1", "x"));
    }
}
