package io.github.keycloakkiosk.it.server;

/** Why what Maven was asked for cannot start, in one sentence: Maven prints it, and there is no stack to look at. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
