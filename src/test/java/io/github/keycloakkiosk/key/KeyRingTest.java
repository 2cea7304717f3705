package io.github.keycloakkiosk.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.settings.KeySettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final CredentialKey A = CredentialKey.parse("A".repeat(43));
    private static final CredentialKey B = CredentialKey.parse("B".repeat(43));
    private static final CredentialKey C = CredentialKey.parse("C".repeat(43));

    private final KeyRing keys = new KeyRing(A, List.of(B, C));

    @Test
    void aKeyIsFoundByItsId() {
        assertThat(keys.byId(A.id())).containsSame(A);
        assertThat(keys.byId(C.id())).containsSame(C);
        assertThat(keys.byId(CredentialKey.parse("D".repeat(43)).id())).isEmpty();
        assertThat(keys.byId(null)).isEmpty();
        assertThat(keys.ids()).containsExactly(A.id(), B.id(), C.id());
    }

    @Test
    void aKeyThatIsThereTwiceIsNoticed() {
        assertThat(keys.repeats()).isFalse();
        assertThat(new KeyRing(A, List.of()).repeats()).isFalse();
        assertThat(new KeyRing(A, List.of(B, A)).repeats()).isTrue();
        assertThat(new KeyRing(A, List.of(B, CredentialKey.parse("B".repeat(43) + "="))).repeats())
                .isTrue();
    }

    @Test
    void neverShows() {
        assertThat(keys.toString()).contains("redacted").doesNotContain("AAAA", "BBBB");
        assertThat(new KeySettings("A".repeat(43), List.of("B".repeat(43))).toString())
                .doesNotContain("AAAA", "BBBB");
    }
}
