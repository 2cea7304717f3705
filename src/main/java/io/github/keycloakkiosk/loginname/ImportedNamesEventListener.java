package io.github.keycloakkiosk.loginname;

import io.github.keycloakkiosk.door.Veto;
import io.github.keycloakkiosk.settings.LoginNames;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Undoes a partial import that gives a user the login name of another one: it makes users without their profile. */
final class ImportedNamesEventListener implements EventListenerProvider {

    private static final Pattern USER = Pattern.compile("users/([^/]+)");
    private static final Set<OperationType> WRITES = Set.of(OperationType.CREATE, OperationType.UPDATE);

    private final KeycloakSession session;

    ImportedNamesEventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {}

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Matcher path = USER.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
        if (!WRITES.contains(event.getOperationType()) || !path.matches() || GuardedProfile.hasBeenAsked(session)) {
            return;
        }
        String user = path.group(1);
        Optional<String> taken = Optional.of("unknown");
        try {
            taken = taken(event.getRealmId(), user);
        } finally {
            // AdminEventBuilder swallows exceptions of listeners, so the refusal is cast in a finally block.
            // It is made at the commit: to make it rolls the transaction back, and the request would be answered
            // as if all were well.
            taken.ifPresent(field -> Veto.cast(session, () -> refusal(field, user), own -> {}));
        }
    }

    private static NotStored refusal(String field, String user) {
        return NotStored.conflict("Attribute '" + field + "' of user " + user
                + ": another user logs in with this value; nothing was imported");
    }

    private Optional<String> taken(String realmId, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
        if (user == null) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new HashMap<>(user.getAttributes());
        values.put(LoginNames.USERNAME, List.of(user.getUsername()));
        values.put(LoginNames.EMAIL, Stream.ofNullable(user.getEmail()).toList());
        return new TakenNames(session, realm).among(values, field -> Stream.empty(), Set.of(userId));
    }

    @Override
    public void close() {}
}
