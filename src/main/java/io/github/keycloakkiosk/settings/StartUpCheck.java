package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.guessing.StoreProof;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.ui.extend.UiTabProvider;

/**
 * Reads the settings of every realm once, after this server has started and imported its realms. The check logs invalid
 * settings before anybody is refused, and updates {@link Setting#WARNINGS} for the server's options.
 */
final class StartUpCheck {

    private static final Logger LOG = Logger.getLogger(StartUpCheck.class);

    private final KeycloakSessionFactory factory;

    private StartUpCheck(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    static void runAfterStartOf(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                // In its own thread: a server with a thousand realms must not start later because of it.
                Thread thread = new Thread(new StartUpCheck(factory)::run, "kiosk-start-up-check");
                thread.setDaemon(true);
                thread.start();
            }
        });
    }

    private void run() {
        try {
            JarTwice.tell();
            StoreProof.holds(factory);
            List<String> outdated =
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, StartUpCheck::realmsWithOutdatedWarnings);
            outdated.forEach(this::update);
            List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(factory, StartUpCheck::realmIds);
            realms.forEach(realmId -> LoginNameFindings.say(factory, realmId));
            if (UnfixedHostname.isThisServers()) {
                List<String> concerned =
                        KeycloakModelUtils.runJobInTransactionWithResult(factory, StartUpCheck::realmsWithoutHostname);
                if (!concerned.isEmpty()) {
                    LOG.warnf("%s (%s)", UnfixedHostname.sentence(concerned), UnfixedHostname.CODE);
                }
            }
            factory.publish(new SettingsRead(factory, realms));
        } catch (RuntimeException failed) {
            LOG.warn("The settings of kiosk logins are not checked; each realm's are when they are used", failed);
        }
    }

    private static List<String> realmsWithOutdatedWarnings(KeycloakSession session) {
        try (Stream<RealmModel> realms = session.realms().getRealmsWithProviderTypeStream(UiTabProvider.class)) {
            return realms.filter(realm -> isOutdated(session, realm))
                    .map(RealmModel::getId)
                    .toList();
        }
    }

    private static List<String> realmIds(KeycloakSession session) {
        try (Stream<RealmModel> realms = session.realms().getRealmsWithProviderTypeStream(UiTabProvider.class)) {
            return realms.filter(realm -> KioskSettings.exist(session, realm))
                    .map(RealmModel::getId)
                    .toList();
        }
    }

    private static List<String> realmsWithoutHostname(KeycloakSession session) {
        try (Stream<RealmModel> realms = session.realms().getRealmsWithProviderTypeStream(UiTabProvider.class)) {
            return realms.filter(realm -> UnfixedHostname.concerns(realm, KioskSettings.of(session, realm)))
                    .map(RealmModel::getName)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOutdated(KeycloakSession session, RealmModel realm) {
        List<ComponentModel> components = StoredSettings.components(realm);
        if (components.isEmpty()) {
            return false;
        }
        KioskSettings settings = KioskSettings.of(session, realm);
        Optional<String> problem = settings.problem();
        problem.ifPresent(reason -> LOG.warnf(
                "Realm %s: no PIN and no badge is good until its settings are: %s (%s)",
                realm.getName(), reason, SettingsRead.UNUSABLE));
        return problem.isEmpty() && !SettingsWarnings.areWritten(settings.addressCheck(), components.get(0));
    }

    private void update(String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                // Not from the cache: so Hibernate notices a parallel save, that save stands, and ours fails.
                RealmModel realm = uncached(session.realms().getRealm(realmId));
                StoredSettings.components(realm).forEach(realm::updateComponent);
            });
        } catch (RuntimeException failed) {
            // Another node wrote the same at its start, or an admin has just saved.
            LOG.debugf(failed, "The warnings of realm %s are not updated", realmId);
        }
    }

    private static RealmModel uncached(RealmModel realm) {
        return realm instanceof CachedRealmModel cached ? cached.getDelegateForUpdate() : realm;
    }
}
