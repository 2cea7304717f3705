package io.github.keycloakkiosk.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongestAccessTokenTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // session | realm | clients | seconds
                "36000 | 300 900 | ''          | 900",
                "36000 | 900 300 | ''          | 900",
                "36000 | 300 900 | 60 1800     | 1800",
                "36000 | 300 900 | 60          | 900",
                "36000 | 300 900 | -1 60       | 36000",
                "36000 | -1 900  | ''          | 36000",
                "36000 | 300 900 | soon 1e9 ++ | 900",
                "0     | 0 0     | ''          | 1",
            })
    void theLongestOfTheRealmAndItsClients(int session, String realm, String clients, int seconds) {
        IntStream ofRealm = Arrays.stream(realm.split(" ")).mapToInt(Integer::parseInt);

        assertThat(LongestAccessToken.seconds(session, ofRealm, Arrays.stream(clients.split(" "))))
                .isEqualTo(seconds);
    }

    @Test
    void aClientWithoutALifespanHasThatOfTheRealm() {
        assertThat(LongestAccessToken.seconds(36000, IntStream.of(300), Stream.of((String) null)))
                .isEqualTo(300);
    }
}
