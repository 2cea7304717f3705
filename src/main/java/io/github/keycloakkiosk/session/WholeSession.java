package io.github.keycloakkiosk.session;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A session with what is stored under its id: an online session, an offline session, or both.
 *
 * @param parts one or two, the online session first
 */
public record WholeSession(List<UserSessionModel> parts) {

    public String id() {
        return first().getId();
    }

    public UserSessionModel first() {
        return parts.get(0);
    }

    /** Whether it is still the session that was listed with this age, and no later login has its id. */
    public boolean has(SessionAge age, RealmModel realm) {
        Stream<UserSessionModel> counted = parts.size() == 1
                ? parts.stream()
                : parts.stream().filter(part -> AuthenticationManager.isSessionValid(realm, part));
        return counted.map(LiveSessions::age)
                .max(SessionAge::compareTo)
                .filter(age::equals)
                .isPresent();
    }

    /** The second in which it was last used. */
    public int lastUse() {
        return parts.stream()
                .mapToInt(UserSessionModel::getLastSessionRefresh)
                .max()
                .orElseThrow();
    }

    /** What it is to its clients, once for each. */
    public Collection<AuthenticatedClientSessionModel> clientSessions() {
        Map<String, AuthenticatedClientSessionModel> byClient = new LinkedHashMap<>();
        parts.forEach(part -> part.getAuthenticatedClientSessions().forEach(byClient::putIfAbsent));
        return byClient.values();
    }
}
