package io.github.keycloakkiosk.load;

/**
 * Two requests that are sent by turns.
 *
 * @param name by which {@code -Dload.pairs} chooses it
 * @param what it costs as a ratio
 * @param than the request with which it is compared
 * @param goal the greatest ratio of the server's processor time that we want
 */
record Pair(String name, String what, String than, double goal, Runnable one, Runnable other) {}
