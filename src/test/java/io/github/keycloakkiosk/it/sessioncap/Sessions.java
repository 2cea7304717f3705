package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Jwt;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The online sessions of one user, and the events of their ends, as one server shows them to an admin. */
record Sessions(Admin admin, String userId) {

    static Sessions of(Admin admin, String username) {
        return new Sessions(admin, admin.userId(username));
    }

    /** Their ids, which are the claim {@code sid} of their tokens. */
    Set<String> ids() {
        return stream().map(session -> session.get("id").asText()).collect(Collectors.toSet());
    }

    int count() {
        return (int) stream().count();
    }

    private Stream<JsonNode> stream() {
        return elements("/users/" + userId + "/sessions");
    }

    /** The LOGOUT events of this user, the newest first. */
    List<JsonNode> logouts() {
        return elements("/events?type=LOGOUT&max=100000&user=" + userId).toList();
    }

    /** Checks that there is one LOGOUT for each of these sessions, by the login that ended it, and no other. */
    void assertEndedByLogins(Collection<String> ended) {
        List<JsonNode> logouts = logouts();
        assertThat(logouts).allSatisfy(event -> {
            assertThat(event.at("/details/reason").asText()).isEqualTo("session_cap");
            assertThat(event.at("/details/new_session_id").asText())
                    .as("the login that ended it, and not the sweep")
                    .isNotEmpty();
        });
        assertThat(logouts)
                .extracting(event -> event.get("sessionId").asText())
                .containsExactlyInAnyOrderElementsOf(ended);
    }

    private Stream<JsonNode> elements(String path) {
        return StreamSupport.stream(admin.get(path).spliterator(), false);
    }

    /** The access token of a login, which must have succeeded: by the login API or the token endpoint. */
    static String token(Answer login) {
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        JsonNode json = login.json();
        return json.path("token").asText(json.path("access_token").asText());
    }

    /** The id of the session that a login has opened. */
    static String id(Answer login) {
        return idOf(token(login));
    }

    /** The id of the session of an access token. */
    static String idOf(String token) {
        return Jwt.claims(token).get("sid").asText();
    }
}
