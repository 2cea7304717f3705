package io.github.keycloakkiosk.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LooksTest {

    private final List<String> opened = new ArrayList<>();

    private final Looks<String> looks = new Looks<>("shop", new Looks.Opening<>() {
        @Override
        public <T> T with(Function<String, T> part) {
            String name = "transaction " + opened.size();
            opened.add(name);
            return part.apply(name);
        }
    });

    @Test
    void eachPartHasATransactionOfItsOwn() {
        looks.at(Part.SERVER, given -> Stream.of(info(given)));
        looks.at(Part.USERS, given -> Stream.of(info(given)));

        assertThat(looks.findings()).extracting(Finding::problem).containsExactly("transaction 0", "transaction 1");
    }

    @Test
    void aFailureTakesNoOtherPartAlong() {
        looks.at(Part.SERVER, given -> Stream.of(info("before")));
        looks.at(Part.USERS, given -> {
            throw new IllegalStateException("secret words of a database");
        });
        looks.at(Part.KEYS, given -> Stream.of(info("after")));

        assertThat(looks.findings()).extracting(Finding::problem).hasSize(3).contains("before", "after");
        assertThat(looks.findings().get(1)).satisfies(failed -> {
            assertThat(failed.code()).isEqualTo(Code.CHECK_INCOMPLETE);
            assertThat(failed.severity()).isEqualTo(Severity.WARNING);
            assertThat(failed.problem()).contains("users");
            assertThat(failed.line()).doesNotContain("secret words");
        });
    }

    /** A stream runs its query only when somebody takes from it. */
    @Test
    void aFailureInTheMidstOfAStreamIsOneToo() {
        looks.at(
                Part.USERS,
                given -> Stream.of("one", "two").map(name -> {
                    if (name.equals("two")) {
                        throw new IllegalStateException();
                    }
                    return info(name);
                }));

        assertThat(looks.findings()).extracting(Finding::code).containsExactly(Code.CHECK_INCOMPLETE);
    }

    @Test
    void whatOthersNeedIsEmptyWhenItCannotBeRead() {
        assertThat(looks.read(Part.FLOWS, given -> given)).contains("transaction 0");
        assertThat(looks.<String>read(Part.FLOWS, given -> {
                    throw new IllegalStateException();
                }))
                .isEmpty();
        assertThat(looks.findings()).hasSize(1);
    }

    private static Finding info(String problem) {
        return Finding.info(Code.KEY_IN_DATABASE, problem, "hits", "remedy");
    }
}
