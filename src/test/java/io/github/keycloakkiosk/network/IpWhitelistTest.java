package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpWhitelistTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.5    , true
            10.0.0.6    , false
            10.1.2.3    , true
            10.2.0.0    , false
            2001:db8::9 , true
            2001:db9::9 , false
            """)
    void holdsTheAddressesOfAllItsBlocks(String address, boolean listed) {
        IpWhitelist whitelist = IpWhitelist.parse(List.of("10.0.0.5", "10.1.0.0/16", "2001:db8::/32"));

        assertThat(whitelist.contains(ClientAddress.parse(address))).isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "127.0.0.1", "::1", "0.0.0.0", "::"})
    void holdsNobodyWhenEmpty(String address) {
        assertThat(IpWhitelist.EMPTY.contains(ClientAddress.parse(address))).isFalse();
        assertThat(IpWhitelist.parse(List.of()).contains(ClientAddress.parse(address)))
                .isFalse();
        assertThat(IpWhitelist.parse(List.of()).isEmpty()).isTrue();
    }

    @Test
    void namesTheBadValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpWhitelist.parse(List.of("10.0.0.5", "10.0.0.5/8")))
                .withMessage("10.0.0.5/8 has host bits set; write 10.0.0.0/8 or 10.0.0.5/32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpWhitelist.parse(Arrays.asList("10.0.0.5", null)))
                .withMessageContaining("it is empty");
    }
}
