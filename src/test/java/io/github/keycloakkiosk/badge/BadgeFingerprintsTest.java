package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.key.KeyRing;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadgeFingerprintsTest {

    private static final CredentialKey NOW = CredentialKey.parse("A".repeat(43));
    private static final CredentialKey BEFORE = CredentialKey.parse("B".repeat(43));
    private static final LoginString BADGE = LoginString.of("04A2B3").orElseThrow();

    private final BadgeFingerprint now = BadgeFingerprint.of(NOW, "here", BADGE);
    private final BadgeFingerprint before = BadgeFingerprint.of(BEFORE, "here", BADGE);
    private final BadgeFingerprints fingerprints =
            BadgeFingerprints.of(new KeyRing(NOW, List.of(BEFORE)), "here", BADGE);

    @Test
    void thereIsOneForEachKeyAndTheSecretKeysIsLookedUpLast() {
        assertThat(fingerprints.current()).isEqualTo(now);
        assertThat(fingerprints.inLookUpOrder()).containsExactly(before, now);
        assertThat(fingerprints.haveId(now.id())).isTrue();
        assertThat(fingerprints.haveId(before.id())).isTrue();
        assertThat(fingerprints.haveId(BadgeFingerprint.of(NOW, "there", BADGE).id()))
                .isFalse();
    }

    /** An import can give any badge the id of any key. Such a badge was not made by that key. */
    @Test
    void aBadgeFitsWithTheKeyThatMadeItsFingerprintAlone() {
        assertThat(fingerprints.fit(BadgeCredentialModel.stored(now))).isTrue();
        assertThat(fingerprints.fit(BadgeCredentialModel.stored(before))).isTrue();
        assertThat(fingerprints.fit(BadgeCredentialModel.stored(new BadgeFingerprint(now.id(), BEFORE.id()))))
                .isFalse();
        assertThat(fingerprints.fit(BadgeCredentialModel.stored(new BadgeFingerprint(now.id(), "other"))))
                .isFalse();
    }

    @Test
    void anImportedBadgeIsKnownByWhatItWasStoredWith() {
        assertThat(BadgeFingerprints.alone(before).inLookUpOrder()).containsExactly(before);
    }
}
