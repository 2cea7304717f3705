package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.lookup.LookupStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The badges of one user as they are stored now. A badge is known by the ids that it had under earlier keys, too. */
record UserBadges(List<LookupCredentialModel> badges) {

    static UserBadges of(KeycloakSession session, RealmModel realm, String userId) {
        return new UserBadges(new LookupStore(session, BadgeKind.BADGE).of(realm, userId));
    }

    Optional<LookupCredentialModel> find(String id) {
        return badges.stream().filter(badge -> badge.ids().contains(id)).findFirst();
    }

    /** Whether the user has all of these, and may use them now. */
    boolean areGood(Collection<String> ids) {
        return ids.stream()
                .allMatch(id -> find(id).filter(LookupCredentialModel::isGood).isPresent());
    }
}
