package io.github.keycloakkiosk.check;

/**
 * One thing that is wrong.
 *
 * @param code the same for the same kind of fault in every version, in snake_case
 * @param problem what is wrong, in one sentence that names the thing
 * @param hits whom it hits and how, in one sentence
 * @param remedy what to do, in one sentence
 */
public record Finding(String code, String problem, String hits, String remedy) {}
