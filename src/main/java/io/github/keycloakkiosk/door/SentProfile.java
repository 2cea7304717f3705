package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The profile that somebody sends to complete their account; nothing when they only look at the page. */
record SentProfile(KeycloakSession session, AuthenticationSessionModel login) {

    private static final List<String> LOGIN_NAMES =
            List.of(UserModel.USERNAME, UserModel.EMAIL, LoginName.PHONE_ATTRIBUTE);

    /** Whether a user name, an e-mail or a phone number that the user logs in with would be another one. */
    boolean changesALoginName() {
        SentForm.read();
        MultivaluedMap<String, String> sent =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        UserModel user = login.getAuthenticatedUser();
        return LOGIN_NAMES.stream()
                .anyMatch(name -> Stream.of(name, Constants.USER_ATTRIBUTES_PREFIX + name)
                        .filter(sent::containsKey)
                        .anyMatch(field ->
                                !texts(sent.get(field).stream()).equals(texts(user.getAttributeStream(name)))));
    }

    /** A field that is left empty is as good as none. */
    private static List<String> texts(Stream<String> values) {
        return values.filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList();
    }
}
