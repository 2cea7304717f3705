package io.github.keycloakkiosk.it.proxy;

/** What a setup turns out to be. */
enum Outcome {
    /** The kiosk is let in. No stranger is, whatever the stranger sends. */
    SAFE,
    /** Nobody is let in, not even kiosks. */
    CLOSED,
    /** A stranger is let in. */
    UNSAFE
}
