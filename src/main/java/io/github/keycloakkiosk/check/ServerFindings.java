package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.settings.JarTwice;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.UnfixedHostname;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is wrong with this server, for the kiosk logins of a realm. */
final class ServerFindings {

    private ServerFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, KioskSettings settings) {
        return Stream.of(store(session), jars(), hostname(realm, settings)).flatMap(found -> found);
    }

    private static Stream<Finding> store(KeycloakSession session) {
        return StoreProof.holds(session.getKeycloakSessionFactory())
                ? Stream.empty()
                : Stream.of(Finding.error(
                        Code.STORE_NOT_PROVEN,
                        "This server's store of single-use objects takes what is there for new, or cannot be asked, so that"
                                + " wrong PINs are not counted",
                        "Everybody with a PIN or a badge, in all realms of this server: they are refused",
                        "Update Keycloak (CVE-2026-90997), or switch the feature stateless off"));
    }

    private static Stream<Finding> jars() {
        try {
            List<String> jars = JarTwice.jars();
            return jars.size() < 2
                    ? Stream.empty()
                    : Stream.of(Finding.error(
                            Code.JAR_TWICE,
                            "The folder providers holds this extension " + jars.size() + " times: "
                                    + String.join(", ", jars),
                            "Everybody, in all realms of this server: which of them answers is left to chance",
                            "Keep one of them, and run kc.sh build"));
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static Stream<Finding> hostname(RealmModel realm, KioskSettings settings) {
        return UnfixedHostname.isThisServers() && UnfixedHostname.concerns(realm, settings)
                ? Stream.of(Finding.warning(
                        Code.HOSTNAME_NOT_SET,
                        "Neither the server option hostname nor the frontend URL of the realm is set",
                        "People at kiosks: a site that points its name at this server (DNS rebinding) can send PINs and badges"
                                + " from their browsers",
                        "Set the server option hostname, or the Frontend URL under Realm settings"))
                : Stream.empty();
    }
}
