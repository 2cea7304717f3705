package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.function.Consumer;

/** A copy of the demo realm under another name, for a test that makes changes on which others rely. */
public final class RealmCopy {

    private static final String SIGNING_KEY = signingKey();

    private RealmCopy() {}

    /**
     * @param change makes the differences from the demo realm
     * @return its admin
     */
    public static Admin create(KeycloakServer server, String name, Consumer<ObjectNode> change) {
        Answer answer = send(server, name, change);
        if (answer.status() != 201) {
            throw new AssertionError("realm " + name + ": " + answer.status() + " " + answer.body());
        }
        return Admin.of(server, name);
    }

    /** A realm as Keycloak makes it, with its events on. */
    public static Admin createEmpty(KeycloakServer server, String name) {
        ObjectNode realm = new ObjectMapper()
                .createObjectNode()
                .put("realm", name)
                .put("enabled", true)
                .put("adminEventsEnabled", true)
                .put("adminEventsDetailsEnabled", true)
                .put("privateKey", SIGNING_KEY);
        AbandonedRealms.before(name, server);
        Admin.of(server, "").expect("POST", "", realm);
        return Admin.of(server, name);
    }

    /** As {@link #create}, but the answer may be a refusal. */
    public static Answer send(KeycloakServer server, String name, Consumer<ObjectNode> change) {
        String demo = TestRealm.read().toString();
        // Ids are unique on the server; the default role is named after its realm.
        ObjectNode realm = parse(demo.replace("kiosk-direct-grant", name + "-direct-grant")
                .replace("default-roles-kiosk", "default-roles-" + name));
        realm.put("realm", name).put("eventsEnabled", true).put("adminEventsEnabled", true);
        realm.put("adminEventsDetailsEnabled", true);
        // Without new keys: two for each of a hundred realms would take longer than most of their tests.
        realm.put("privateKey", SIGNING_KEY);
        change.accept(realm);
        AbandonedRealms.before(name, server);
        return Admin.of(server, "").send("POST", "", realm);
    }

    private static String signingKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
