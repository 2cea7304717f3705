package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc7239ForwardedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '\'', textBlock = """
            # lines, between slashes                    > whom the last element names, between bars
            for=192.0.2.5                               > 192.0.2.5
            For=192.0.2.5                               > 192.0.2.5
            for=192.0.2.5:4711                          > 192.0.2.5
            for="192.0.2.5:4711"                        > 192.0.2.5
            for="[2001:db8::5]:4711"                    > 2001:db8::5
            for="[2001:db8::5]"                         > 2001:db8::5
            for=2001:db8::5                             > 2001:db8::5
            by=10.0.0.9;for=192.0.2.5;proto=https       > 192.0.2.5
            by=10.0.0.9; for=192.0.2.5 ;proto=https     > 192.0.2.5
            for=192.0.2.5;for=192.0.2.6                 > 192.0.2.5|192.0.2.6
            for=unknown                                 > unknown
            for=_hidden                                 > _hidden
            # only the last element of the last line
            for=192.0.2.5, for=192.0.2.6                > 192.0.2.6
            for=192.0.2.5,for=192.0.2.6                 > 192.0.2.6
            for=192.0.2.5, for=192.0.2.6, for=192.0.2.7 > 192.0.2.7
            for=192.0.2.5/for=192.0.2.6                 > 192.0.2.6
            for=192.0.2.5, proto=https                  > ''
            # the client cannot swallow what the proxy adds
            for="192.0.2.5, for=192.0.2.6               > 192.0.2.6
            for="a\\", for=192.0.2.6                    > 192.0.2.6
            # nobody is named
            proto=https;by=10.0.0.9                     > ''
            xfor=192.0.2.5                              > ''
            for                                         > ''
            # what cannot be read is no address
            for =192.0.2.5                              > ''
            for= 192.0.2.5                              > ' 192.0.2.5'
            for="192.0.2.5                              > "192.0.2.5
            for="                                       > "
            for=[2001:db8::5                            > [2001:db8::5
            """)
    void namesTheClientOfTheNearestProxy(String lines, String named) {
        assertThat(String.join("|", Rfc7239Forwarded.lastNamed(List.of(lines.split("/")))))
                .isEqualTo(named);
    }

    @Test
    void anEmptyNameIsAName() {
        assertThat(Rfc7239Forwarded.lastNamed(List.of("for="))).containsExactly("");
        assertThat(Rfc7239Forwarded.lastNamed(List.of("for=\"\""))).containsExactly("");
    }

    @Test
    void withoutTheHeaderNobodyIsNamed() {
        assertThat(Rfc7239Forwarded.lastNamed(List.of())).isEmpty();
        assertThat(Rfc7239Forwarded.lastNamed(List.of(""))).isEmpty();
    }
}
