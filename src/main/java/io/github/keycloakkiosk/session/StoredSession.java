package io.github.keycloakkiosk.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.keycloak.models.utils.UserSessionModelDelegate;
import org.keycloak.util.JsonSerialization;

/** A row of Keycloak's session table, with the columns that show whether the session counts and how old it is. */
final class StoredSession extends UserSessionModelDelegate {

    private final String id;
    private final int started;
    private final int lastRefresh;
    private final JsonNode data;
    private final boolean offline;

    /** Made of the columns that a query selects; the data is {@code PersistentUserSessionAdapter}'s JSON. */
    StoredSession(String id, int started, int lastRefresh, String data, boolean offline) {
        super(null);
        this.id = id;
        this.started = started;
        this.lastRefresh = lastRefresh;
        this.data = parse(data);
        this.offline = offline;
    }

    /** A damaged row does not switch off its user's cap: it counts, by the second in which it started. */
    private static JsonNode parse(String data) {
        try {
            return JsonSerialization.mapper.readTree(data == null ? "" : data);
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public int getStarted() {
        return started;
    }

    @Override
    public int getLastSessionRefresh() {
        return lastRefresh;
    }

    @Override
    public boolean isRememberMe() {
        return data.path("rememberMe").asBoolean();
    }

    @Override
    public boolean isOffline() {
        return offline;
    }

    @Override
    public String getNote(String name) {
        return data.path("notes").path(name).textValue();
    }
}
