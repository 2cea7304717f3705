package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.enrolment.EnrolmentRequiredAction;
import io.github.keycloakkiosk.method.EnrolmentActions;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What other parts of a realm's configuration do to kiosk logins: required actions, and brute-force detection. */
final class RealmFindings {

    private static final String HAVE_IT =
            "select count(a.action) from UserRequiredActionEntity a where a.user.realmId = :realm and a.action = :action";

    private RealmFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, KioskSettings settings, boolean users) {
        Stream<Finding> actions = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(RequiredActionProvider.class)
                .filter(EnrolmentRequiredAction.class::isInstance)
                .map(EnrolmentRequiredAction.class::cast)
                .sorted((one, other) -> one.getId().compareTo(other.getId()))
                .filter(action -> !isOn(realm, action.getId()))
                .map(action -> off(session, realm, settings, users, action));
        return Stream.of(actions, deskGroups(session, realm, settings), bruteForce(realm))
                .flatMap(found -> found);
    }

    private static Stream<Finding> deskGroups(KeycloakSession session, RealmModel realm, KioskSettings settings) {
        return settings.badgeDeskGroups().stream()
                .filter(path -> KeycloakModelUtils.findGroupByPath(session, realm, path) == null)
                .map(path -> Finding.warning(
                        Code.BADGE_DESK_GROUP_UNKNOWN,
                        "badge-desk-groups names the group " + Printable.quoted(path)
                                + ", and the realm has none there",
                        "Shift leads: they reach nobody in it",
                        "Write the path of a group that there is, or take it out"));
    }

    private static boolean isOn(RealmModel realm, String id) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(id);
        return action != null && action.isEnabled();
    }

    private static Finding off(
            KeycloakSession session,
            RealmModel realm,
            KioskSettings settings,
            boolean users,
            EnrolmentRequiredAction action) {
        boolean expires = action.getId().equals(EnrolmentActions.SET_PIN)
                && settings.pinRules().maxAgeDays() > 0;
        long waiting = users ? waiting(session, realm, action.getId()) : 0;
        String hits =
                "Users who should do it in the browser: nobody asks them to, and the account console does not offer it";
        if (expires) {
            hits = "Users whose PIN has expired: nobody asks them for another, so PINs never expire";
        } else if (waiting > 0) {
            hits = waiting + " users who have it: nobody asks them to do it";
        }
        return new Finding(
                Code.REQUIRED_ACTION_NOT_REGISTERED,
                expires ? Severity.ERROR : waiting > 0 ? Severity.WARNING : Severity.INFO,
                "The required action " + action.getDisplayText() + " is not registered, or is off",
                hits,
                "Under Authentication, Required actions, switch it on, if users should give themselves their PINs and badges");
    }

    private static long waiting(KeycloakSession session, RealmModel realm, String action) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(HAVE_IT, Long.class)
                .setParameter("realm", realm.getId())
                .setParameter("action", action)
                .getSingleResult();
    }

    private static Stream<Finding> bruteForce(RealmModel realm) {
        return realm.isBruteForceProtected()
                ? Stream.of(Finding.info(
                        Code.BRUTE_FORCE_REFUSES_PARALLEL_LOGINS,
                        "Keycloak's brute-force detection is on",
                        "Users who log in twice at the same moment: Keycloak refuses one of the two logins, also of those by PIN"
                                + " or badge",
                        "Leave it on if users have passwords; let apps send a refused login once more"))
                : Stream.empty();
    }
}
