package io.github.keycloakkiosk.it.server;

/** Why {@code mvn -Pserve} cannot go on, in one sentence: Maven prints it, and there is no stack to look at. */
final class ServeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServeFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
