package io.github.keycloakkiosk.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final CredentialKey NOW = CredentialKey.parse("A".repeat(43));
    private static final CredentialKey BEFORE = CredentialKey.parse("B".repeat(43));
    private static final LookupKind KIND = new LookupKind(LoginMethod.BADGE, "kiosk-badge", 2);
    private static final LoginString BADGE = LoginString.of("04A2B3").orElseThrow();

    private final Fingerprint now = Fingerprint.of(NOW, LoginMethod.BADGE, "here", BADGE);
    private final Fingerprint before = Fingerprint.of(BEFORE, LoginMethod.BADGE, "here", BADGE);
    private final Fingerprints fingerprints =
            Fingerprints.of(new KeyRing(NOW, List.of(BEFORE)), LoginMethod.BADGE, "here", BADGE);

    @Test
    void thereIsOneForEachKeyAndTheSecretKeysIsLookedUpLast() {
        assertThat(fingerprints.current()).isEqualTo(now);
        assertThat(fingerprints.inLookUpOrder()).containsExactly(before, now);
        assertThat(fingerprints.haveId(now.id())).isTrue();
        assertThat(fingerprints.haveId(before.id())).isTrue();
        assertThat(fingerprints.haveId(
                        Fingerprint.of(NOW, LoginMethod.BADGE, "there", BADGE).id()))
                .isFalse();
    }

    /** An import can give any badge the id of any key. Such a badge was not made by that key. */
    @Test
    void aBadgeFitsWithTheKeyThatMadeItsFingerprintAlone() {
        assertThat(fingerprints.fit(LookupCredentialModel.stored(KIND, now))).isTrue();
        assertThat(fingerprints.fit(LookupCredentialModel.stored(KIND, before))).isTrue();
        assertThat(fingerprints.fit(LookupCredentialModel.stored(KIND, new Fingerprint(now.id(), BEFORE.id()))))
                .isFalse();
        assertThat(fingerprints.fit(LookupCredentialModel.stored(KIND, new Fingerprint(now.id(), "other"))))
                .isFalse();
    }

    @Test
    void anImportedBadgeIsKnownByWhatItWasStoredWith() {
        assertThat(Fingerprints.alone(before).inLookUpOrder()).containsExactly(before);
    }
}
