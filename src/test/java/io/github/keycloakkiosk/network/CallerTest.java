package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void theSeenTextIsPrintableAndBounded() {
        Caller.Unknown unknown = new Caller.Unknown(
                AddressRefusal.PEER_NOT_A_PLAIN_ADDRESS, "10.0.0.9\nINFO", "x".repeat(60_000) + "\n");

        assertThat(unknown.seen()).isEqualTo("10.0.0.9?INFO");
        assertThat(unknown.detail()).hasSize(Printable.LONGEST + 3);
        assertThat(unknown.toString()).matches("[ -~]+");
    }

    @Test
    void nothingSeenIsUnknown() {
        assertThat(new Caller.Unknown(AddressRefusal.NO_PEER_ADDRESS, "", "").seen())
                .isEqualTo("unknown");
    }
}
