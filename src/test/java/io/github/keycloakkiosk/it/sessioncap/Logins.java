package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The logins of one person, by badge at the token endpoint.
 *
 * @param answers to those that succeeded, oldest first
 */
record Logins(FaultRealm realm, Person person, List<Answer> answers) {

    static Logins of(FaultRealm realm, Person person) {
        return new Logins(realm, person, new ArrayList<>());
    }

    /** One attempt at this server. */
    Answer attempt(int node) {
        return realm.kiosk(node)
                .grant("kiosk-api", Map.of("method", "token", "login_string", person.badge(), "scope", "openid"));
    }

    /** So many more logins, one after the other, at this server. They must succeed. */
    Logins add(int logins, int node) {
        for (int login = 0; login < logins; login++) {
            Answer answer = attempt(node);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answers.add(answer);
        }
        return this;
    }

    List<String> tokens() {
        return answers.stream().map(Sessions::token).toList();
    }

    /** The refresh token of one of them. */
    String refreshToken(int login) {
        return answers.get(login).json().get("refresh_token").asText();
    }

    /** The number of the user's sessions, as this server says. */
    int left(int node) {
        return Sessions.of(realm.admin(node), person.name()).count();
    }

    /**
     * Waits until a sweep has ended so many logins and has left so many. A sweep ends rows first, and copies a moment later;
     * this method's own lists may put copies back in between.
     */
    void awaitSweep(int oldest, int cap, int... nodes) {
        Patience.until("a sweep", () -> left(nodes[0]) == cap);
        Patience.until(
                "copies that are gone",
                () -> IntStream.of(nodes)
                        .allMatch(
                                node -> tokens().subList(0, oldest).stream().noneMatch(token -> isGood(token, node))));
    }

    private boolean isGood(String token, int node) {
        return realm.kiosk(node).userinfo(token).status() == 200;
    }

    /** Checks that all but the newest logins have ended, and that exactly the cap is left. */
    void assertNewestAreLeft(int cap, int... nodes) {
        assertEnded(answers.size() - cap, cap, nodes);
    }

    /**
     * Checks at these servers that so many logins have ended: the oldest, each once and by the cap; and that exactly the
     * cap is left. Of logins that were never answered, the last may be left.
     */
    void assertEnded(int oldest, int cap, int... nodes) {
        List<String> tokens = tokens();
        for (int node : nodes) {
            assertThat(tokens)
                    .filteredOn(token -> isGood(token, node))
                    .as("good at server %s", node)
                    .isEqualTo(tokens.subList(oldest, tokens.size()));
            assertCapHolds(cap, node);
        }
        assertThat(logouts(nodes[0]))
                .extracting(event -> event.get("sessionId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        tokens.subList(0, oldest).stream().map(Sessions::idOf).toList());
    }

    /** Checks at this server that exactly the cap is left, and that each ended session has ended once and by the cap. */
    void assertCapHolds(int cap, int node) {
        assertThat(left(node)).as("left at server %s", node).isEqualTo(cap);
        assertThat(logouts(node))
                .allMatch(event -> event.at("/details/reason").asText().equals("session_cap"))
                .extracting(event -> event.get("sessionId"))
                .doesNotHaveDuplicates();
    }

    private List<JsonNode> logouts(int node) {
        return new Sessions(realm.admin(node), person.id()).logouts();
    }

    /** The sessions for which the user's sessions ended; "none" is the sweep's. */
    Set<String> endedFor(int node) {
        return logouts(node).stream()
                .map(event -> event.at("/details/new_session_id").asText("none"))
                .collect(Collectors.toSet());
    }
}
