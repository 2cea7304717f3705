package io.github.keycloakkiosk.settings;

/** The whole numbers that a setting may be, both ends included. */
record Range(int least, int most) {

    boolean contains(int number) {
        return least <= number && number <= most;
    }

    /** As help texts, errors and docs/operations.md say it. */
    @Override
    public String toString() {
        return least + " to " + most;
    }
}
