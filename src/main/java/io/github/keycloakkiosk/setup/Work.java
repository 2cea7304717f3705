package io.github.keycloakkiosk.setup;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One set-up or tear-down under way. */
record Work(KeycloakSession session, RealmModel realm, Ledger ledger, Report report) {

    static Work in(KeycloakSession session, RealmModel realm) {
        return new Work(session, realm, Ledger.of(realm), new Report());
    }

    /** @param note for tear-down: the look of what was made, or what was there before */
    void made(Kind kind, String name, String note) {
        ledger.write(kind, name, note);
        report.done(kind, name);
    }

    void removed(Kind kind, String name) {
        ledger.strike(kind, name);
        report.done(kind, name);
    }

    /** Somebody else has removed it, or nothing of it is to be removed. */
    void gone(Kind kind, String name) {
        ledger.strike(kind, name);
    }
}
