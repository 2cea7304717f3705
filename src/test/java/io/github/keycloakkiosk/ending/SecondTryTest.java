package io.github.keycloakkiosk.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondTryTest {

    private final List<String> run = new ArrayList<>();

    @Test
    void isNotForAStepThatWentWell() {
        SecondTry.run(() -> run.add("step"), () -> run.add("other"));

        assertThat(run).containsExactly("step");
    }

    @Test
    void isForAFailure() {
        SecondTry.run(() -> fails("step"), () -> run.add("other"));

        assertThat(run).containsExactly("step", "other");
    }

    @Test
    void isForAClassThatCannotBeLoaded() {
        SecondTry.run(
                () -> {
                    throw new NoClassDefFoundError();
                },
                () -> run.add("other"));

        assertThat(run).containsExactly("other");
    }

    @Test
    void isTheLastOne() {
        assertThatThrownBy(() -> SecondTry.run(() -> fails("step"))).hasMessage("2");

        assertThat(run).containsExactly("step", "step");
    }

    private void fails(String what) {
        run.add(what);
        throw new IllegalStateException(Integer.toString(run.size()));
    }
}
