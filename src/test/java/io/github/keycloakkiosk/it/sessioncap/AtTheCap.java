package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user with two sessions, the most that are allowed, each opened by badge: each further session shows at once. */
final class AtTheCap {

    private final Caller kiosk;
    private final Sessions sessions;
    private final Person person;
    private final JsonNode olderTokens;
    private final String older;
    private final String newer;

    AtTheCap(Admin admin, Caller kiosk) {
        this.kiosk = kiosk;
        this.person = Person.create(admin);
        this.sessions = Sessions.of(admin, person.name());
        this.olderTokens = kiosk.grant(
                        "kiosk-api", Map.of("method", "token", "login_string", person.badge(), "scope", "openid"))
                .json();
        this.older = Sessions.idOf(token());
        this.newer = badge();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(older, newer);
    }

    Person person() {
        return person;
    }

    /** The access token of the older session. */
    String token() {
        return olderTokens.get("access_token").asText();
    }

    /** The refresh token of the older session. */
    String refreshToken() {
        return olderTokens.get("refresh_token").asText();
    }

    /** Checks that this opens a session which ends the older one, says so, and is evicted in its turn. */
    void assertCounted(Runnable login) {
        login.run();
        Set<String> left = sessions.ids();
        assertThat(left).hasSize(2).contains(newer);
        String opened =
                left.stream().filter(id -> !id.equals(newer)).findFirst().orElseThrow();
        assertThat(opened).isNotEqualTo(older);
        assertThat(kiosk.userinfo(token()).status()).isEqualTo(401);
        List<JsonNode> evictions = evictions();
        assertThat(evictions).hasSize(1);
        assertThat(evictions.get(0).get("sessionId").asText()).isEqualTo(older);
        assertThat(evictions.get(0).at("/details/new_session_id").asText()).isEqualTo(opened);

        String next = badge();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(opened, next);
        String last = badge();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(next, last);
    }

    /** Checks that this leaves the same sessions as before, and that their order stays. */
    void assertNotCounted(Runnable use) {
        use.run();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(older, newer);
        assertThat(kiosk.userinfo(token()).status()).isEqualTo(200);
        assertThat(evictions()).isEmpty();

        String next = badge();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(newer, next);
    }

    private String badge() {
        return Sessions.id(kiosk.badge(person.badge()));
    }

    private List<JsonNode> evictions() {
        return sessions.logouts().stream()
                .filter(event -> event.at("/details/reason").asText().equals("session_cap"))
                .toList();
    }
}
