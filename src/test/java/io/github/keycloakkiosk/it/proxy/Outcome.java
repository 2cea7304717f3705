package io.github.keycloakkiosk.it.proxy;

/** What a setup turns out to be. */
enum Outcome {
    /** The kiosk is let in, and no stranger, whatever they send. */
    SAFE,
    /** Nobody is let in, kiosks neither. */
    CLOSED,
    /** A stranger is let in. */
    UNSAFE
}
