package io.github.keycloakkiosk.it.server;

/** The reason why a start by Maven fails, in one sentence: Maven prints it without a stack trace. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
