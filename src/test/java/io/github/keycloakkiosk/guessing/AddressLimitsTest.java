package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.network.CidrBlock;
import io.github.keycloakkiosk.network.ClientAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressLimitsTest {

    private static final AddressLimits LIMITS = new AddressLimits(
            60,
            Map.of(
                    CidrBlock.parse("10.0.0.0/8"), 100,
                    CidrBlock.parse("10.1.0.0/16"), 0,
                    CidrBlock.parse("10.1.2.3"), 5,
                    CidrBlock.parse("2001:db8::/32"), 7));

    @ParameterizedTest
    @CsvSource({"10.9.9.9, 100", "10.1.9.9, 0", "10.1.2.3, 5", "11.0.0.1, 60", "2001:db8::1, 7", "2001:db9::1, 60"})
    void theSmallestBlockCounts(String address, int most) {
        assertThat(LIMITS.of(ClientAddress.parse(address))).isEqualTo(new AttemptLimit(most, 300));
    }
}
