package io.github.keycloakkiosk.loginname;

import io.github.keycloakkiosk.claim.ClusterClaim;
import io.github.keycloakkiosk.login.LoginName;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.LoginNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds out whether a name that a user is about to get is another user's, in any field. */
record TakenNames(KeycloakSession session, RealmModel realm) {

    /**
     * Claims each new name until the transaction ends, and looks who has it.
     *
     * @param sent the user's values by field, as they will be
     * @param stored the user's values of a field, as they are
     * @param own the ids of this user, and of users who may turn out to be the same person
     * @return the field of a name that another user has, or is being given at this moment
     */
    Optional<String> among(Map<String, List<String>> sent, Function<String, Stream<String>> stored, Set<String> own) {
        if (!KioskSettings.exist(session, realm)) {
            return Optional.empty();
        }
        LoginNames names = KioskSettings.loginNames(session, realm);
        return NewName.of(names, LoginName.LONGEST, sent, stored).stream()
                .filter(name -> !claim(name) || isAnothers(names, name, own))
                .map(NewName::field)
                .findFirst();
    }

    /** A hash: its length fits every store, and it tells nothing of the name. */
    private boolean claim(NewName name) {
        UUID hash = UUID.nameUUIDFromBytes((realm.getId() + ":" + name.claimed()).getBytes(StandardCharsets.UTF_8));
        return ClusterClaim.take(session, "kiosk:login-name:" + hash);
    }

    private boolean isAnothers(LoginNames names, NewName name, Set<String> own) {
        return names.inOrder().stream()
                .flatMap(field -> users(field, name))
                .anyMatch(user -> !own.contains(user.getId()));
    }

    private Stream<UserModel> users(String field, NewName name) {
        return switch (field) {
            case LoginNames.USERNAME -> Stream.ofNullable(session.users().getUserByUsername(realm, name.value()));
            case LoginNames.EMAIL -> LoginName.byEmail(session, realm, name.value()).stream();
            default ->
                name.spellings().stream()
                        .flatMap(
                                value -> session
                                        .users()
                                        .searchForUserByUserAttributeStream(realm, field, value)
                                        .limit(2)
                                        .toList()
                                        .stream());
        };
    }
}
