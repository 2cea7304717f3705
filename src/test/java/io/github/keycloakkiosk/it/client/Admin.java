package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.credential.StaffList;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;

/** The bootstrap admin, at the admin REST API of one realm. */
public final class Admin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final String realm;
    private final Caller caller;
    private final AdminToken token;

    private Admin(KeycloakServer server, String realm, Caller caller, AdminToken token) {
        this.server = server;
        this.realm = realm;
        this.caller = caller;
        this.token = token;
    }

    public static Admin of(KeycloakServer server, String realm) {
        return new Admin(server, realm, Caller.atKiosk(server, "master"), AdminToken.ofBootstrapAdmin(server));
    }

    /** A user of the realm itself, with these roles of its client {@code realm-management} and no others. */
    public Admin delegate(String username, String... roles) {
        Map<String, String> password = Map.of("type", "password", "value", "of-" + username);
        expect(
                "POST",
                "/users",
                Map.of(
                        "username",
                        username,
                        "firstName",
                        "A",
                        "lastName",
                        "Delegate",
                        "email",
                        username + "@example.com",
                        "enabled",
                        true,
                        "credentials",
                        List.of(password)));
        String client = "/clients/"
                + get("/clients?clientId=realm-management").get(0).get("id").asText();
        List<JsonNode> granted =
                Arrays.stream(roles).map(role -> get(client + "/roles/" + role)).toList();
        expect("POST", "/users/" + userId(username) + "/role-mappings" + client, granted);
        Caller caller = Caller.atKiosk(server, realm);
        return new Admin(
                server,
                realm,
                caller,
                new AdminToken(caller, Map.of("username", username, "password", password.get("value"))));
    }

    /** The admin API of the same realm with this access token, called from where the caller is. */
    public Admin as(Caller caller, String accessToken) {
        return new Admin(server, realm, caller, AdminToken.of(accessToken));
    }

    /** The data behind <em>Server info</em>, from which the admin console also makes its pages. */
    public static JsonNode serverInfo(KeycloakServer server) {
        Admin admin = of(server, "master");
        return admin.caller
                .send(RequestBuilder.get(server.url() + "/admin/serverinfo")
                        .setHeader("Authorization", "Bearer " + admin.token.get()))
                .json();
    }

    /** A request to a path below {@code /admin/realms/{realm}}; returns the answer, whatever it is. */
    public Answer send(String method, String path, Object body) {
        return sendText(method, path, body == null ? null : json(body));
    }

    /** {@code POST} of these bytes to a path below {@code /admin/realms/{realm}}, said to be of this type. */
    public Answer sendFile(String path, String type, byte[] file) {
        return caller.send(RequestBuilder.post(server.url() + "/admin/realms/" + realm + path)
                .setHeader("Authorization", "Bearer " + token.get())
                .setHeader("Content-Type", type)
                .setEntity(new ByteArrayEntity(file)));
    }

    /** {@code GET} of a path below {@code /admin/realms/{realm}}, in this type. */
    public Answer getFile(String path, String type) {
        return caller.send(RequestBuilder.get(server.url() + "/admin/realms/" + realm + path)
                .setHeader("Authorization", "Bearer " + token.get())
                .setHeader("Accept", type));
    }

    /** The access token, for a client of a test's own. */
    public String token() {
        return token.get();
    }

    /** As {@link #send}, with a body that may be no JSON. */
    public Answer sendText(String method, String path, String body) {
        RequestBuilder request = RequestBuilder.create(method)
                .setUri(server.url() + "/admin/realms/" + realm + path)
                .setHeader("Authorization", "Bearer " + token.get());
        if (body != null) {
            request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        }
        return caller.send(request);
    }

    /** As {@link #send}, but anything other than success fails the test. */
    public Answer expect(String method, String path, Object body) {
        Answer answer = send(method, path, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    public JsonNode get(String path) {
        return expect("GET", path, null).json();
    }

    public String userId(String username) {
        return get("/users?exact=true&username=" + username).get(0).get("id").asText();
    }

    /** The realm's settings component. */
    public ObjectNode settings() {
        return (ObjectNode) get("/components?type=org.keycloak.services.ui.extend.UiTabProvider")
                .get(0);
    }

    /** Deletes the settings component, though there may be PINs and badges under its key. */
    public void deleteSettings() {
        expect("DELETE", "/components/" + settings().get("id").asText() + "?credentials=keep", null);
    }

    /** Gives one setting these values and saves; a refusal fails the test. */
    public void set(String key, String... values) {
        Answer answer = saveSetting(key, values);
        if (answer.status() != 204) {
            throw new AssertionError(key + ": " + answer.status() + " " + answer.body());
        }
    }

    /** As {@link #set}, but the answer may be a refusal. */
    public Answer saveSetting(String key, String... values) {
        ObjectNode settings = settings();
        ((ObjectNode) settings.get("config")).set(key, JSON.valueToTree(List.of(values)));
        if (key.equals("secret-key")) {
            List.of(values).forEach(SentSecrets::add);
        }
        return send("PUT", "/components/" + settings.get("id").asText(), settings);
    }

    /** Adds the federation {@link StaffList}; returns the beginning of its users' ids, which the user name follows. */
    public String addStaffList() {
        String location = expect(
                        "POST",
                        "/components",
                        Map.of(
                                "name",
                                "staff",
                                "providerId",
                                StaffList.ID,
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                Map.of("enabled", List.of("true"))))
                .header("Location");
        return "f:" + location.substring(location.lastIndexOf('/') + 1) + ":";
    }

    /** Waits until Keycloak has locked the user for wrong passwords: it counts after it has answered. */
    public void awaitLocked(String username) {
        String failures = "/attack-detection/brute-force/users/" + userId(username);
        Patience.until(
                username + " is locked", () -> get(failures).get("disabled").asBoolean());
    }

    /** Sets the URL at which a client is told of back-channel logouts; empty for none. */
    public void setLogoutUrl(String client, String url) {
        JsonNode stored = get("/clients?clientId=" + client).get(0);
        ((ObjectNode) stored.get("attributes"))
                .put("backchannel.logout.url", url)
                .put("backchannel.logout.session.required", "true");
        expect("PUT", "/clients/" + stored.get("id").asText(), stored);
    }

    /** The newest events of a user-facing type, newest first. */
    public JsonNode events(String type) {
        return get("/events?max=100&type=" + type);
    }

    /** Adds a credential as realm JSON and Terraform do: with the value as a person types it or a reader reads it. */
    public Answer putCredential(String username, String type, String value) {
        return putCredentials(userId(username), typed(type, value));
    }

    /** Saves the user with these credentials, as realm JSON and Terraform do. */
    public Answer putCredentials(String userId, Map<?, ?>... credentials) {
        return send("PUT", "/users/" + userId, Map.of("credentials", List.of(credentials)));
    }

    /** A credential with the value as a person types it or a reader reads it. */
    public static Map<String, String> typed(String type, String value) {
        SentSecrets.add(value);
        return Map.of("type", type, "secretData", json(Map.of("value", value)), "credentialData", "{}");
    }

    /** Creates an enabled user with these credentials and no password; the answer may be a refusal. */
    public Answer createUser(String username, Map<?, ?>... credentials) {
        return send(
                "POST", "/users", Map.of("username", username, "enabled", true, "credentials", List.of(credentials)));
    }

    /** The user's credentials of one type, as the admin API shows them. */
    public List<JsonNode> credentials(String username, String type) {
        List<JsonNode> found = new ArrayList<>();
        get("/users/" + userId(username) + "/credentials").forEach(found::add);
        found.removeIf(credential -> !credential.get("type").asText().equals(type));
        return found;
    }

    public static JsonNode parse(String json) throws IOException {
        return JSON.readTree(json);
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
