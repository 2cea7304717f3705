package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.lookup.LookupStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The badges of one user as they are stored now. A badge is known by the ids that it had under earlier keys, too. */
record UserBadges(List<LookupCredentialModel> badges, Predicate<LookupCredentialModel> isWithinPower) {

    static UserBadges of(KeycloakSession session, RealmModel realm, String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        return new UserBadges(
                new LookupStore(session, BadgeKind.BADGE).of(realm, userId),
                badge -> user != null && badge.isWithinPower(session, realm, user));
    }

    Optional<LookupCredentialModel> find(String id) {
        return badges.stream().filter(badge -> badge.ids().contains(id)).findFirst();
    }

    /** Whether the user has all of these, and may use them now. */
    boolean areGood(Collection<String> ids) {
        return ids.stream()
                .allMatch(id -> find(id).filter(LookupCredentialModel::isGood)
                        .filter(isWithinPower)
                        .isPresent());
    }
}
