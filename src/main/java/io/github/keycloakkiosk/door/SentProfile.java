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

/** The profile that a user sends to complete their account; empty when they only open the page. */
record SentProfile(KeycloakSession session, AuthenticationSessionModel login) {

    private static final List<String> LOGIN_NAMES =
            List.of(UserModel.USERNAME, UserModel.EMAIL, LoginName.PHONE_ATTRIBUTE);

    /** Whether the profile changes a user name, e-mail or phone number of the user. */
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

    /** An empty field counts as no field. */
    private static List<String> texts(Stream<String> values) {
        return values.filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList();
    }
}
