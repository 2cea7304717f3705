package io.github.keycloakkiosk.setup;

/** One kind of thing that kiosk logins need in a realm. */
interface Part {

    /** Makes what is missing. */
    void setUp(Work work, Wish wish);

    /** Removes what {@link #setUp} made and nobody has changed since; leaves the rest to a person, with the reason. */
    void tearDown(Work work);
}
