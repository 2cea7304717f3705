package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.settings.SettingsRead;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes the findings of each realm with settings to the log, once, after this server has started. */
public final class FindingsAtStart {

    private static final Logger LOG = Logger.getLogger(FindingsAtStart.class);

    private FindingsAtStart() {}

    /** Called once for each server. */
    public static void sayAfterStartOf(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof SettingsRead read) {
                read.realmIds().forEach(realmId -> say(factory, realmId));
            }
        });
    }

    /** A failure is a line in the log, and no more. */
    private static void say(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    Check.of(session, realm, true).notSaidAtStart().forEach(finding -> say(realm, finding));
                }
            });
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "The kiosk logins of realm %s are not checked", realmId);
        }
    }

    private static void say(RealmModel realm, Finding finding) {
        Logger.Level level = finding.severity() == Severity.INFO ? Logger.Level.INFO : Logger.Level.WARN;
        LOG.logf(level, "Realm %s: %s", realm.getName(), finding.line());
    }
}
