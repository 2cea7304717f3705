package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;

/** Every parser here refuses by {@link IllegalArgumentException} and nothing else, with one short printable line. */
final class PrintableRefusal {

    private PrintableRefusal() {}

    /** The result of the parser; empty if it refuses. */
    static <T> Optional<T> orRead(Function<String, T> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(refused.getMessage()).matches("[ -~]{1,250}");
            return Optional.empty();
        }
    }
}
