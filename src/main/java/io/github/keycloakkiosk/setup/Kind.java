package io.github.keycloakkiosk.setup;

/** The kinds of things that set-up makes. Their names are in answers, and in the {@link Ledger} of realms. */
public enum Kind {
    SETTINGS("settings"),
    WHITELISTED_ADDRESS("whitelisted address"),
    TRUSTED_PROXY("trusted proxy"),
    API_CLIENT_SETTING("setting api-client"),
    FLOW("flow"),
    CLIENT("client"),
    ADMIN_PAGE("client of the page for admins"),
    ADMIN_PAGE_IN_MASTER("client of the page for admins in the master realm"),
    GRANT_BINDING("direct grant flow of client"),
    BROWSER_BINDING("browser flow of client"),
    LOGIN_THEME("login theme of client"),
    REALM_THEME("login theme of the realm"),
    AMR_MAPPER("amr mapper of client"),
    ROLE("role of realm-management"),
    REQUIRED_ACTION("required action"),
    USER_ATTRIBUTE("user profile attribute"),
    CREDENTIALS("PINs and badges"),
    SESSIONS("sessions");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
