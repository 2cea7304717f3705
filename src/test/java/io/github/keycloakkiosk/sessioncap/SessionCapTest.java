package io.github.keycloakkiosk.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakkiosk.session.SessionAge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCapTest {

    @ParameterizedTest(name = "cap {0} of [{1}] ends [{2}]")
    @CsvSource(
            delimiter = '|',
            value = {
                // cap | sessions (id@ms)          | who must go, oldest first
                "2 | ''                            | ''",
                "2 | a@1                           | ''",
                "2 | a@1 b@2                       | ''",
                "2 | a@1 b@2 c@3                   | a",
                "2 | c@3 b@2 a@1                   | a",
                "2 | a@3 b@1 c@2                   | b",
                "2 | a@1 b@2 c@3 d@4 e@5           | a b c",
                "2 | e@5 a@1 d@4 b@2 c@3           | a b c",
                "1 | a@1 b@2                       | a",
                "5 | a@1 b@2                       | ''",
                // 0 is unlimited
                "0 | a@1 b@2 c@3 d@4               | ''",
                // the same millisecond: the id decides
                "1 | b@7 a@7                       | a",
                "1 | a@7 b@7                       | a",
                "2 | c@7 a@7 b@7 d@6               | d a",
                // numbers, not text
                "1 | a@10 b@9                      | b",
                "1 | a@1767225600000 b@1767225599999 | b",
            })
    void theOldestGo(int cap, String sessions, String surplus) {
        assertThat(new SessionCap(cap).surplus(parse(sessions)))
                .extracting(SessionAge::sessionId)
                .containsExactlyElementsOf(words(surplus));
    }

    @Test
    void everyNodeDecidesAlikeInWhateverOrderItSeesThem() {
        List<SessionAge> sessions = IntStream.range(0, 30)
                .mapToObj(i -> new SessionAge("s" + i, i / 4))
                .collect(Collectors.toCollection(ArrayList::new));
        List<SessionAge> first = new SessionCap(3).surplus(sessions);

        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(sessions, new Random(seed));
            assertThat(new SessionCap(3).surplus(sessions)).isEqualTo(first).hasSize(27);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2, false", "2, 3, true", "1, 0, false", "0, 1000000, false"})
    void isExceededByOneMore(int cap, long sessions, boolean exceeded) {
        assertThat(new SessionCap(cap).isExceededBy(sessions)).isEqualTo(exceeded);
    }

    @Test
    void aNegativeCapIsRefused() {
        assertThatThrownBy(() -> new SessionCap(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    private static List<SessionAge> parse(String sessions) {
        return words(sessions).stream()
                .map(word -> word.split("@"))
                .map(pair -> new SessionAge(pair[0], Long.parseLong(pair[1])))
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
