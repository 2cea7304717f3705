package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.LoginNameFindings;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Users who cannot log in as the realm means it. */
final class UserFindings {

    private static final List<String> WITHOUT_PIN = List.of(
            "select count(distinct c.user.id) from CredentialEntity c where c.user.realmId = :realm and c.type = :badge"
                    + " and c.user.enabled = true and not exists"
                    + " (select p.id from CredentialEntity p where p.user = c.user and p.type = :pin)",
            "select count(distinct c.userId) from FederatedUserCredentialEntity c where c.realmId = :realm"
                    + " and c.type = :badge and not exists (select p.id from FederatedUserCredentialEntity p"
                    + " where p.realmId = c.realmId and p.userId = c.userId and p.type = :pin)");

    private UserFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, List<Flow> flows) {
        return Stream.concat(sharedNames(session, realm), withoutPin(session, realm, flows));
    }

    private static Stream<Finding> sharedNames(KeycloakSession session, RealmModel realm) {
        return LoginNameFindings.shared(session, realm)
                .map(problem -> Finding.warning(
                        Code.LOGIN_NAME_SHARED,
                        problem,
                        "These users: only one of them, or none, logs in with that name",
                        "Give them other names under Users"))
                .stream();
    }

    private static Stream<Finding> withoutPin(KeycloakSession session, RealmModel realm, List<Flow> flows) {
        List<String> asking = flows.stream()
                .filter(Flow::isBound)
                .filter(PinAfterBadge::isAskedFor)
                .map(Flow::alias)
                .toList();
        if (asking.isEmpty()) {
            return Stream.empty();
        }
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        long users = WITHOUT_PIN.stream()
                .mapToLong(query -> database.createQuery(query, Long.class)
                        .setParameter("realm", realm.getId())
                        .setParameter("badge", LoginMethod.BADGE.credentialType())
                        .setParameter("pin", LoginMethod.PIN.credentialType())
                        .getSingleResult())
                .sum();
        return users == 0
                ? Stream.empty()
                : Stream.of(
                        Finding.warning(
                                Code.BADGE_USERS_WITHOUT_PIN,
                                users + " users have a badge and no PIN, and the flow " + String.join(", ", asking)
                                        + " asks for the PIN after the badge",
                                "These users: they cannot log in by badge there when the PIN is due",
                                "Give them a PIN, or the required action Set PIN, with which they choose one after their password"));
    }
}
