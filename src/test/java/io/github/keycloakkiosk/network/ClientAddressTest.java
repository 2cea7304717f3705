package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what is written                          , the one spelling of it
            10.0.0.5                                   , 10.0.0.5
            0.0.0.0                                    , 0.0.0.0
            255.255.255.255                            , 255.255.255.255
            127.0.0.1                                  , 127.0.0.1
            ::                                         , ::
            ::1                                        , ::1
            1::                                        , 1::
            2001:db8::5                                , 2001:db8::5
            2001:DB8:0:0:0:0:0:5                       , 2001:db8::5
            2001:0db8:0000:0000:0000:0000:0000:0005    , 2001:db8::5
            1:2:3:4:5:6:7:8                            , 1:2:3:4:5:6:7:8
            # Inet.toOptimalString writes 1:2:3:4:5:6:70
            1:2:3:4:5:6:7::                            , 1:2:3:4:5:6:7:0
            ::2:3:4:5:6:7:8                            , 0:2:3:4:5:6:7:8
            1:0:0:2:0:0:0:3                            , 1:0:0:2::3
            1:0:0:2:3:0:0:4                            , 1::2:3:0:0:4
            2001:db8:0:1:1:1:1:1                       , 2001:db8:0:1:1:1:1:1
            fe80::1                                    , fe80::1
            64:ff9b::192.0.2.33                        , 64:ff9b::c000:221
            ::1.2.3.4                                  , ::102:304
            1:2:3:4:5:6:1.2.3.4                        , 1:2:3:4:5:6:102:304
            ::ffff:0:1.2.3.4                           , ::ffff:0:102:304
            ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255 , ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
            # IPv4-mapped is IPv4
            ::ffff:10.0.0.5                            , 10.0.0.5
            ::FFFF:a00:5                               , 10.0.0.5
            0:0:0:0:0:ffff:10.0.0.5                    , 10.0.0.5
            ::ffff:0:0                                 , 0.0.0.0
            """)
    void readsAPlainAddress(String written, String canonical) {
        ClientAddress address = ClientAddress.parse(written);

        assertThat(address).hasToString(canonical);
        assertThat(address).isEqualTo(ClientAddress.parse(canonical)).hasSameHashCodeAs(ClientAddress.parse(canonical));
        assertThat(ClientAddress.plain(written)).contains(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            10.1                    | four numbers
            10                      | four numbers
            167772165               | names are not looked up
            10.0.0                  | four numbers
            10.0.0.0.5              | four numbers
            10.0.0.                 | decimal
            .10.0.0.5               | decimal
            10..0.5                 | decimal
            10.0.0.5.               | decimal
            10.0.0.256              | greater than 255
            10.0.0.999              | greater than 255
            10.0.0.1000             | decimal
            99999999999.0.0.1       | decimal
            10.0.0.05               | leading zero
            010.0.0.1               | leading zero
            10.0.0.00               | leading zero
            0x0a.0.0.5              | decimal
            0xa000005               | decimal
            10.0.0.-5               | decimal
            +10.0.0.5               | decimal
            10.0.0.5:80             | without port
            [10.0.0.5]              | without brackets
            [2001:db8::5]           | without brackets
            [2001:db8::5]:443       | without brackets
            '10.0.0.5 '             | space
            ' 10.0.0.5'             | space
            '10.0.0.5\t'            | space
            10.0.0.0/8              | a block
            /10.0.0.5               | a block
            [10.0.0.5               | without brackets
            ]10.0.0.5               | without brackets
            %10.0.0.5               | zone
            !10.0.0.5               | not looked up
            ~10.0.0.5               | not looked up
            fe80::1%eth0            | zone
            fe80::1%1               | zone
            10.0.0.5%1              | zone
            localhost               | not looked up
            kiosk.example.org       | not looked up
            unknown                 | not looked up
            _hidden                 | not looked up
            ١٠.٠.٠.٥                | ASCII
            10.0.0.５               | ASCII
            10。0。0。5             | ASCII
            ２001:db8::5            | ASCII
            :::                     | only once
            1::2::3                 | only once
            :                       | port
            dead                    | not looked up
            dead:beef               | port
            1:2:3:4:5:6:7           | eight groups
            1:2:3:4:5:6:7:8:9       | eight groups
            1::2:3:4:5:6:7:8        | eight groups
            1:2:3:4:5:6::1.2.3.4    | eight groups
            1:2:3:4:5:6:7::1.2.3.4  | eight groups
            1:2:3:4:5:6:7:1.2.3.4   | eight groups
            1:2:3:4:5:6:7:          | hex digits
            :1:2:3:4:5:6:7          | hex digits
            2001:db8::00005         | hex digits
            2001:db8::g             | hex digits
            2001:db8::-1            | hex digits
            ::ffff:010.0.0.5        | hex digits
            ::ffff:10.0.0           | hex digits
            ::ffff:10.0.0.5.        | hex digits
            1.2.3.4::               | hex digits
            1.2.3.4:1:2:3:4:5:6     | hex digits
            0000:0000:0000:0000:0000:0000:255.255.255.2550 | too long
            """)
    void readsNothingElse(String written, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAddress.parse(written))
                .withMessageContaining(" is not an IP address: ")
                .withMessageContaining(reason);
        assertThat(ClientAddress.plain(written)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void nothingIsNoAddress(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAddress.parse(written))
                .withMessage("\"\" is not an IP address: it is empty");
        assertThat(ClientAddress.plain(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.5\n2026-01-01 INFO allowed",
                "10.0.0.5\r\n",
                "\u001b[2J",
                "10.0.0.5\u2028",
                "10.0.0.5\u0000"
            })
    void aMessageForgesNoLineInALog(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAddress.parse(written))
                .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
    }

    @Test
    void aMessageIsShortHoweverLongTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAddress.parse("1".repeat(60_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).contains("111...\""));
    }

    @Test
    void everySpellingReadsBackAsTheSameAddress() {
        Random random = new Random(26);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            int zeros = random.nextInt(0x10000); // some groups are zero
            for (int group = 0; group < 16; group++) {
                bytes[group / 2 * 2] &= (byte) ((zeros >> group & 1) == 0 ? 0xff : 0);
                bytes[group / 2 * 2 + 1] &= (byte) ((zeros >> group / 2 & 1) == 0 ? 0xff : 0);
            }
            ClientAddress address = ClientAddress.of(bytes);
            assertThat(ClientAddress.parse(address.toString())).isEqualTo(address);
        }
    }

    @Test
    void anIpv4AddressIsNoIpv6Address() {
        assertThat(ClientAddress.parse("1.2.3.4")).isNotEqualTo(ClientAddress.parse("::1.2.3.4"));
        ClientAddress address = ClientAddress.parse("1.2.3.4");
        ClientAddress next = ClientAddress.parse("1.2.3.5");
        assertThat(address).isNotEqualTo(next);
        assertThat(address).as("a map of addresses is no list").doesNotHaveSameHashCodeAs(next);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5,           10.0.0.5",
        "::ffff:10.0.0.5,    10.0.0.5",
        "2001:db8:1:2:3::4,  2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::/64",
        "2001:db8:1:3::,     2001:db8:1:3::/64",
        "::1,                ::/64",
    })
    void aSiteIsAnAddressOrASixtyFour(String address, String site) {
        assertThat(Site.of(ClientAddress.parse(address))).hasToString(site);
    }
}
