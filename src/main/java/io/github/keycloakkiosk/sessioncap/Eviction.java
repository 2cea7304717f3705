package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.power.PowerLevel;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Applies the cap to one user, after a login of theirs is committed and before its answer leaves. Never throws: the login
 * stands, and the next one heals what was missed.
 */
final class Eviction {

    private static final Logger LOG = Logger.getLogger(Eviction.class);
    private static final int ATTEMPTS = 2;

    private final KeycloakSessionFactory factory;
    private final Endings endings;
    private final CapCounters counters;

    Eviction(KeycloakSessionFactory factory, Endings endings, CapCounters counters) {
        this.factory = factory;
        this.endings = endings;
        this.counters = counters;
    }

    /** Ends the sessions over the cap of the user who has opened this one. */
    void enforce(NewSession login) {
        try {
            attempt(login);
        } catch (Exception | LinkageError first) { // a session that ends by itself just then, a deadlock
            LOG.debugf(first, "Session cap of user %s: trying again", login.userId());
            try {
                attempt(login);
            } catch (Exception | LinkageError e) {
                counters.failures.increment();
                LOG.errorf(e, "Session cap not applied: realm %s, user %s", login.realmId(), login.userId());
            }
        }
    }

    /** Ends as many as it can, also after one that it could not, and throws what was in the way of that one. */
    private void attempt(NewSession login) {
        RuntimeException failure = null;
        List<SessionAge> surplus = OwnTransaction.run(
                        factory, login.realmId(), (session, realm) -> surplus(session, realm, login))
                .orElse(List.of());
        for (SessionAge victim : surplus) {
            try {
                endings.end(victim, login.cause());
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<SessionAge> surplus(KeycloakSession session, RealmModel realm, NewSession login) {
        UserModel user = session.users().getUserById(realm, login.userId());
        if (user == null) {
            return List.of();
        }
        SessionCap cap = new SessionCap(KioskSettings.of(session, realm)
                .sessionCap(powerOf(user, realm))
                .orElse(SessionCap.UNLIMITED));
        List<SessionAge> live = LiveSessions.of(session, realm, user);
        // A transient session is never stored. For one that has ended already, whoever ended it, or the user's other
        // login, sees to the cap.
        boolean counts = live.stream().anyMatch(age -> age.sessionId().equals(login.sessionId()));
        return counts ? cap.surplus(live) : List.of();
    }

    private static int powerOf(UserModel user, RealmModel realm) {
        return PowerLevel.of(
                        RoleUtils.getDeepUserRoleMappings(user).stream()
                                .filter(role -> RoleUtils.isRealmRole(role, realm)),
                        RoleModel::getName,
                        role -> role.getFirstAttribute(PowerLevel.ATTRIBUTE))
                .power();
    }
}
