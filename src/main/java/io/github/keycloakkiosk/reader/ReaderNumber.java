package io.github.keycloakkiosk.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the number is that a reader sends: any text, or the UID of a card in one of three spellings that are not the usual one. */
public enum ReaderNumber {
    /** Any text. If it is a UID in hex, it has the card's own order. */
    AS_READ("as-read", Optional::of),
    /** The UID in hex, its last byte first. */
    REVERSED("reversed", text -> Uid.ofHex(text).map(Uid::reversed).map(Uid::hex)),
    /** The UID as one decimal number. */
    DECIMAL("decimal", text -> Uid.ofDecimal(text).map(Uid::hex)),
    /** The UID, its last byte first, as one decimal number. */
    DECIMAL_REVERSED("decimal-reversed", text -> Uid.ofReversedDecimal(text).map(Uid::hex));

    private final String name;
    private final Function<String, Optional<String>> reading;

    ReaderNumber(String name, Function<String, Optional<String>> reading) {
        this.name = name;
        this.reading = reading;
    }

    /** The number of this name, as a realm's settings name it. */
    public static Optional<ReaderNumber> of(String name) {
        return Arrays.stream(values())
                .filter(number -> number.name.equals(name))
                .findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(number -> number.name).toList();
    }

    /** The login string in a number that was read; empty when it is no such number. */
    Optional<String> loginString(String number) {
        return reading.apply(number);
    }
}
