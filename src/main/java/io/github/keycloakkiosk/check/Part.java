package io.github.keycloakkiosk.check;

/** What a check looks at, each by itself. */
enum Part {
    SERVER("this server"),
    SETTINGS("the settings"),
    FLOWS("the flows"),
    CLIENTS("the clients"),
    REALM("required actions and groups"),
    PROFILE("the user profile"),
    KEYS("the keys"),
    USERS("users");

    private final String noun;

    Part(String noun) {
        this.noun = noun;
    }

    /** In the log, and in a sentence of a finding. */
    String noun() {
        return noun;
    }
}
