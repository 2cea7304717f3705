package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupGrantAuthenticator;

/** Finds the user by the badge in the parameter {@code login_string}, from whitelisted addresses only. */
public final class BadgeGrantAuthenticator extends LookupGrantAuthenticator {

    public BadgeGrantAuthenticator() {
        super(
                BadgeKind.BADGE,
                "kiosk-grant-badge",
                "Badge",
                "Finds the user by the request parameter 'login_string', which a badge reader reads. Only from addresses"
                        + " in the realm's IP whitelist.");
    }
}
