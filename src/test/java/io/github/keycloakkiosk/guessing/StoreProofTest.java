package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoreProofTest {

    private static class Store implements Slots {

        final Set<String> taken = new HashSet<>();

        @Override
        public boolean take(String name, int seconds) {
            return taken.add(name);
        }

        @Override
        public boolean isTaken(String name) {
            return taken.contains(name);
        }

        @Override
        public void free(String name) {
            taken.remove(name);
        }

        @Override
        public void settle(String name, int seconds) {}

        @Override
        public boolean isSettled(String name) {
            return false;
        }

        @Override
        public void note(String name, int seconds, Instant time) {}

        @Override
        public Optional<Instant> noted(String name) {
            return Optional.empty();
        }
    }

    private static boolean holds(Slots store) {
        return StoreProof.holds((StoreProof.Transaction) question -> question.test(store));
    }

    @Test
    void aStoreThatCountsHolds() {
        assertThat(holds(new Store())).isTrue();
    }

    @Test
    void aStoreThatTakesWhatIsThereForNewDoesNot() {
        assertThat(holds(new Store() {
                    @Override
                    public boolean take(String name, int seconds) {
                        super.take(name, seconds);
                        return true;
                    }
                }))
                .isFalse();
    }

    @Test
    void aStoreThatKeepsNothingDoesNot() {
        assertThat(holds(new Store() {
                    @Override
                    public boolean isTaken(String name) {
                        return false;
                    }
                }))
                .isFalse();
    }

    @Test
    void aStoreThatGivesNothingDoesNot() {
        assertThat(holds(new Store() {
                    @Override
                    public boolean take(String name, int seconds) {
                        return false;
                    }
                }))
                .isFalse();
    }

    @Test
    void aStoreThatFreesNothingDoesNot() {
        assertThat(holds(new Store() {
                    @Override
                    public void free(String name) {}
                }))
                .isFalse();
    }
}
