package io.github.keycloakkiosk.it.proxy;

/** The server's options. {@code proxy-trusted-addresses} needs {@code proxy-headers}, and PROXY protocol excludes both. */
enum KeycloakOptions {
    UNSET("none"),
    XFORWARDED("`--proxy-headers=xforwarded`"),
    XFORWARDED_TRUSTED("`--proxy-headers=xforwarded --proxy-trusted-addresses=…`"),
    FORWARDED("`--proxy-headers=forwarded`"),
    FORWARDED_TRUSTED("`--proxy-headers=forwarded --proxy-trusted-addresses=…`"),
    PROXY_PROTOCOL("`--proxy-protocol-enabled=true`");

    private final String markdown;

    KeycloakOptions(String markdown) {
        this.markdown = markdown;
    }

    /** Whether Keycloak itself believes forwarding headers. */
    boolean readHeaders() {
        return this != UNSET && this != PROXY_PROTOCOL;
    }

    @Override
    public String toString() {
        return markdown;
    }
}
