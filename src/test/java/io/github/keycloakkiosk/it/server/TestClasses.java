package io.github.keycloakkiosk.it.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Counts the test classes that were given a server: the realms of a finished class are of no use to the next. */
public final class TestClasses {

    private static final AtomicInteger BEGUN = new AtomicInteger();

    private TestClasses() {}

    /** The number of classes that have begun; a nested class is part of the class around it. */
    public static int begun() {
        return BEGUN.get();
    }

    static void begin(ExtensionContext context) {
        if (context.getParent().equals(Optional.of(context.getRoot()))) {
            BEGUN.incrementAndGet();
        }
    }
}
