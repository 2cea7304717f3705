package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # block            , address             , inside
            10.0.0.0/8         , 10.0.0.0            , true
            10.0.0.0/8         , 10.255.255.255      , true
            10.0.0.0/8         , 9.255.255.255       , false
            10.0.0.0/8         , 11.0.0.0            , false
            10.0.0.4/30        , 10.0.0.3            , false
            10.0.0.4/30        , 10.0.0.4            , true
            10.0.0.4/30        , 10.0.0.7            , true
            10.0.0.4/30        , 10.0.0.8            , false
            172.16.0.0/12      , 172.31.255.255      , true
            172.16.0.0/12      , 172.32.0.0          , false
            128.0.0.0/1        , 200.1.2.3           , true
            128.0.0.0/1        , 127.255.255.255     , false
            10.0.0.5           , 10.0.0.5            , true
            10.0.0.5           , 10.0.0.4            , false
            10.0.0.5/32        , 10.0.0.5            , true
            10.0.0.5/32        , 10.0.0.6            , false
            10.0.0.5           , ::ffff:10.0.0.5     , true
            ::ffff:10.0.0.5    , 10.0.0.5            , true
            0.0.0.0/0          , 203.0.113.9         , true
            0.0.0.0/0          , 2001:db8::5         , false
            ::/0               , 2001:db8::5         , true
            ::/0               , 10.0.0.5            , false
            ::/0               , ::ffff:10.0.0.5     , false
            2001:db8::/32      , 2001:db8:ffff::1    , true
            2001:db8::/32      , 2001:db9::          , false
            2001:db8::/33      , 2001:db8:7fff::     , true
            2001:db8::/33      , 2001:db8:8000::     , false
            2001:db8::5        , 2001:db8::5         , true
            2001:db8::5/128    , 2001:db8::5         , true
            2001:db8::5/128    , 2001:db8::4         , false
            ::/96              , 0.0.0.1             , false
            """)
    void holdsItsAddresses(String block, String address, boolean inside) {
        assertThat(CidrBlock.parse(block).contains(ClientAddress.parse(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.5/8              | 10.0.0.5/8 has host bits set; write 10.0.0.0/8 or 10.0.0.5/32
            10.0.0.1/0              | 10.0.0.1/0 has host bits set; write 0.0.0.0/0 or 10.0.0.1/32
            10.0.0.1/31             | 10.0.0.1/31 has host bits set; write 10.0.0.0/31 or 10.0.0.1/32
            2001:DB8::5/64          | 2001:db8::5/64 has host bits set; write 2001:db8::/64 or 2001:db8::5/128
            10.0.0.0/33             | "10.0.0.0/33" has a prefix that is too long: it goes up to /32 here
            2001:db8::/129          | "2001:db8::/129" has a prefix that is too long: it goes up to /128 here
            10.0.0.0/08             | "10.0.0.0/08" has no plain decimal number after the slash
            10.0.0.0/00             | "10.0.0.0/00" has no plain decimal number after the slash
            10.0.0.0/               | "10.0.0.0/" has no plain decimal number after the slash
            10.0.0.0/-8             | "10.0.0.0/-8" has no plain decimal number after the slash
            10.0.0.0/+8             | "10.0.0.0/+8" has no plain decimal number after the slash
            10.0.0.0/8/8            | "10.0.0.0/8/8" has no plain decimal number after the slash
            10.0.0.0/4294967304     | "10.0.0.0/4294967304" has no plain decimal number after the slash
            10.0.0.0/255.0.0.0      | "10.0.0.0/255.0.0.0" has no plain decimal number after the slash
            10.0.0.0/٨              | "10.0.0.0/?" has no plain decimal number after the slash
            10.0.0.0/ 8             | "10.0.0.0/ 8" has no plain decimal number after the slash
            /8                      | "/8" is not a block of addresses: it is empty
            10.0/16                 | "10.0/16" is not a block of addresses: an IPv4 address has four numbers
            010.0.0.0/8             | "010.0.0.0/8" is not a block of addresses: a number has a leading zero, which some \
            programs read as octal
            fe80::%eth0/10          | "fe80::%eth0/10" is not a block of addresses: it has a zone, which means something on one \
            machine only
            kiosks.example.org      | "kiosks.example.org" is not an IP address: names are not looked up, and numbers are decimal
            10.0.0.1-10.0.0.9       | "10.0.0.1-10.0.0.9" is not an IP address: names are not looked up, and numbers are decimal
            10.0.0.*                | "10.0.0.*" is not an IP address: names are not looked up, and numbers are decimal
            ::ffff:10.0.0.0/104     | "::ffff:10.0.0.0/104" is an IPv4 block written as IPv6; write 10.0.0.0/8
            ::ffff:10.0.0.5/104     | "::ffff:10.0.0.5/104" is an IPv4 block written as IPv6; write 10.0.0.0/8
            ::ffff:10.0.0.5/128     | "::ffff:10.0.0.5/128" is an IPv4 block written as IPv6; write 10.0.0.5/32
            ::ffff:a00:0/104        | "::ffff:a00:0/104" is an IPv4 block written as IPv6; write 10.0.0.0/8
            ::ffff:10.0.0.0/8       | "::ffff:10.0.0.0/8" is an IPv4 block written as IPv6; write 10.0.0.0/32
            ::ffff:0:0/96           | "::ffff:0:0/96" is an IPv4 block written as IPv6; write 0.0.0.0/0
            """)
    void refusesWithTheValueAndTheReason(String written, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.parse(written))
                .withMessage(message);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "10.0.0.0/8\n10.0.0.0/8", "\n", "10.0.0.0/8 ", " 10.0.0.0/8"})
    void refusesBlanksOnOnePrintableLine(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.parse(written))
                .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.5           , 10.0.0.5/32
            ::ffff:10.0.0.5    , 10.0.0.5/32
            10.0.0.0/8         , 10.0.0.0/8
            2001:DB8:0::/32    , 2001:db8::/32
            1:2:3:4:5:6:7:0/112, 1:2:3:4:5:6:7:0/112
            ::/0               , ::/0
            """)
    void hasOneSpelling(String written, String canonical) {
        assertThat(CidrBlock.parse(written))
                .hasToString(canonical)
                .isEqualTo(CidrBlock.parse(canonical))
                .hasSameHashCodeAs(CidrBlock.parse(canonical));
    }

    @Test
    void blocksOfDifferentSizeDiffer() {
        CidrBlock block = CidrBlock.parse("10.0.0.0/8");

        assertThat(block).isNotEqualTo(CidrBlock.parse("10.0.0.0/9"));
        assertThat(block).as("a map of blocks is no list").doesNotHaveSameHashCodeAs(CidrBlock.parse("10.0.0.0/9"));
    }
}
