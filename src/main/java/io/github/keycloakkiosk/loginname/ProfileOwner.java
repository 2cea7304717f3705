package io.github.keycloakkiosk.loginname;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;

/**
 * Whose profile it is that somebody has sent.
 *
 * @param user null for a new user
 */
record ProfileOwner(KeycloakSession session, UserProfileContext context, UserModel user) {

    /** The values that the owner has now. */
    Stream<String> stored(String field) {
        return user == null || isInBrokerReview() ? Stream.empty() : user.getAttributeStream(field);
    }

    /**
     * The ids of the users whose names the profile may have. Keycloak asks somebody with the user name or e-mail of an existing
     * user whether they are that user.
     */
    Set<String> ids(RealmModel realm, Optional<String> username, Optional<String> email) {
        if (!isInBrokerReview()) {
            return ids(Stream.ofNullable(user));
        }
        Stream<UserModel> named = username.map(name -> session.users().getUserByUsername(realm, name)).stream();
        return ids(Stream.concat(named, email.stream().flatMap(address -> withEmail(realm, address))));
    }

    @SuppressWarnings(
            "Convert2MethodRef") // javac would name the interface that has the method since 26.5, and 26.4 lacks that
    private static Set<String> ids(Stream<UserModel> users) {
        return users.map(user -> user.getId()).collect(Collectors.toSet());
    }

    private Stream<UserModel> withEmail(RealmModel realm, String address) {
        return session.users()
                .searchForUserStream(realm, Map.of(UserModel.EMAIL, address, UserModel.EXACT, "true"), 0, 2);
    }

    /** After a login at an identity provider the user is not made yet, and has no values of their own. */
    private boolean isInBrokerReview() {
        return context == UserProfileContext.IDP_REVIEW;
    }
}
