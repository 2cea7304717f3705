package io.github.keycloakkiosk.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Our requests beside Keycloak's own. */
final class PeerPairs {

    /** Who logs in by turns where sessions stay, so that none of them gets many. */
    private static final int PEOPLE = 50;

    private static final int MANY_SESSIONS = 1000;

    private final KeycloakServer server;
    private final Postgres database;
    private final LoadRealm realms;

    PeerPairs(KeycloakServer server, Postgres database) {
        this.server = server;
        this.database = database;
        this.realms = new LoadRealm(server);
    }

    List<Pair> pairs() {
        Admin withSettings = realms.create("with-settings", realm -> {});
        withSettings.set("session-cap", "0");
        Person person = Person.create(withSettings);
        Caller kiosk = Caller.atKiosk(server, "with-settings");
        Caller stranger = Caller.stranger(server, "with-settings");
        String token = kiosk.grant(
                        "kiosk-api", Map.of("method", "token", "login_string", person.badge(), "scope", "openid"))
                .json()
                .get("access_token")
                .asText();
        Runnable password = () -> LoadRealm.ok(
                kiosk.grant(LoadRealm.PLAIN, Map.of("username", person.name(), "password", person.password()))
                        .status());
        Runnable badge =
                () -> LoadRealm.ok(kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge()))
                        .status());
        Runnable session = () -> LoadRealm.ok(
                kiosk.authorized("GET", "session", "Bearer " + token).status());
        return List.of(
                new Pair(
                        "password",
                        "`/auth/login` by password",
                        "Keycloak's own grant",
                        1.03,
                        () -> LoadRealm.ok(
                                kiosk.password(person.name(), person.password()).status()),
                        password),
                new Pair(
                        "pin",
                        "`/auth/login` by PIN",
                        "Keycloak's own grant by password",
                        1.03,
                        () -> LoadRealm.ok(
                                kiosk.pin(person.name(), person.pin()).status()),
                        password),
                new Pair(
                        "badge",
                        "a badge login at the token endpoint",
                        "a login by user name alone",
                        1.10,
                        badge,
                        realms.floor("with-settings", person.name())),
                new Pair("session", "`/auth/session`", "introspection", 1.0, session, () -> introspect(kiosk, token)),
                new Pair(
                        "session-userinfo",
                        "`/auth/session`",
                        "userinfo",
                        1.1,
                        session,
                        () -> LoadRealm.ok(kiosk.userinfo(token).status())),
                new Pair(
                        "cap",
                        "a login below the cap",
                        "a login without a cap",
                        1.05,
                        logins("capped", "2000", PEOPLE, 0),
                        logins("uncapped", "0", PEOPLE, 0)),
                new Pair(
                        "cap-many",
                        "the same with 1,000 sessions",
                        "the same without a cap",
                        1.2,
                        logins("capped-many", "20000", 1, MANY_SESSIONS),
                        logins("uncapped-many", "0", 1, MANY_SESSIONS)),
                new Pair(
                        "cap-ends-one",
                        "a login that ends the oldest session",
                        "the same by Keycloak's limiter",
                        1.0,
                        logins("capped-one", "1", PEOPLE, 0),
                        limited()),
                new Pair(
                        "stranger",
                        "the 403 of an address that is not whitelisted",
                        "a badge login",
                        0.1,
                        () -> LoadRealm.is(403, stranger.badge(person.badge()).status()),
                        () -> LoadRealm.ok(kiosk.badge(person.badge()).status())),
                new Pair(
                        "other-grants",
                        "any login of a realm with settings",
                        "one of a realm without",
                        1.02,
                        realms.floor("with-settings", person.name()),
                        withoutSettings("without-settings", LoadRealm.FLOOR)));
    }

    private static void introspect(Caller kiosk, String token) {
        boolean active = kiosk.send(kiosk.request("POST", "/protocol/openid-connect/token/introspect")
                        .addParameter("client_id", LoadRealm.CONFIDENTIAL)
                        .addParameter("client_secret", "s")
                        .addParameter("token", token))
                .json()
                .get("active")
                .asBoolean();
        if (!active) {
            throw new IllegalStateException("the token is not active");
        }
    }

    /** Logins by user name alone of people who already have sessions, one after the other. */
    private Runnable logins(String realm, String cap, int people, int sessions) {
        Admin admin = realms.create(realm, json -> {});
        admin.set("session-cap", cap);
        List<Runnable> logins = IntStream.range(0, people)
                .mapToObj(i -> {
                    Person person = Person.create(admin);
                    Runnable login = realms.floor(realm, person.name());
                    if (sessions > 0) {
                        login.run();
                        copySession(person.id(), sessions);
                    }
                    return login;
                })
                .toList();
        return byTurns(logins);
    }

    private void copySession(String userId, int number) {
        database.execute("insert into offline_user_session select made.* from offline_user_session stored, "
                + "generate_series(1, " + number + ") copy, lateral jsonb_populate_record(stored, jsonb_build_object("
                + "'user_session_id', md5(stored.user_session_id || copy))) made where stored.user_id = '" + userId
                + "'");
        database.execute("analyze offline_user_session");
    }

    private Runnable limited() {
        return withoutSettings("limited", LoadRealm.LIMITED);
    }

    private Runnable withoutSettings(String name, String client) {
        Admin admin = realms.create(name, realm -> {
            realm.remove("users"); // their PINs and badges need settings
            ((ObjectNode) realm.get("components")).remove("org.keycloak.services.ui.extend.UiTabProvider");
            realm.withArray("authenticatorConfig")
                    .addObject()
                    .put("alias", LoadRealm.LIMITED)
                    .putObject("config")
                    .put("userRealmLimit", "1")
                    .put("userClientLimit", "0")
                    .put("behavior", "Terminate oldest session");
            LoadRealm.addFlow(realm, LoadRealm.LIMITED, "direct-grant-validate-username", "user-session-limits");
        });
        Caller kiosk = Caller.atKiosk(server, name);
        return byTurns(IntStream.range(0, PEOPLE)
                .<Runnable>mapToObj(i -> {
                    String user = "user" + i;
                    admin.createUser(user, Map.of("type", "password", "value", "password-of-" + i));
                    return () -> LoadRealm.ok(
                            kiosk.grant(client, Map.of("username", user)).status());
                })
                .toList());
    }

    private static Runnable byTurns(List<Runnable> all) {
        AtomicInteger next = new AtomicInteger();
        return () -> all.get(next.getAndIncrement() % all.size()).run();
    }
}
