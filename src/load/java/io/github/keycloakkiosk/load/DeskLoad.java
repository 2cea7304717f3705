package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import io.github.keycloakkiosk.it.server.ServerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What each question at the badge desk takes in a realm of 100,000 users, each with a badge, beside the same question in a realm of
 * 100: asked by an admin, and by a shift lead whose group all of them are in. Prints milliseconds and the ratio; users are written
 * by SQL.
 */
public final class DeskLoad {

    private static final int MANY = 100_000;
    private static final int FEW = 100;

    private DeskLoad() {}

    public static void main(String[] arguments) {
        int rounds = Integer.getInteger("load.rounds", 3);
        try (Postgres database = Postgres.start()) {
            ServerOptions own =
                    new ServerOptions(List.of(), List.of(), Map.of("JAVA_OPTS_APPEND", "-Xmx1g"), List.of(), List.of());
            ServerOptions options = new ServerOptions(
                    database.options().build(),
                    database.options().start(),
                    own.env(),
                    List.of(),
                    database.options().providers());
            try (KeycloakServer server = KeycloakServer.start("load", options)) {
                Desk few = Desk.open(server, database, "few", FEW);
                Desk many = Desk.open(server, database, "many", MANY);
                System.out.println(many.admin().get("/users/count") + " users; in the middle: "
                        + many.admin().get("/kiosk-login/badges?max=2&first=" + MANY / 2));
                System.out.printf("%n%-34s %10s %10s %8s%n", "question", FEW, MANY, "ratio");
                few.questions().forEach((name, question) -> {
                    double small = milliseconds(rounds, question);
                    double large = milliseconds(rounds, many.questions().get(name));
                    System.out.printf(Locale.ROOT, "%-34s %10.1f %10.1f %8.1f%n", name, small, large, large / small);
                });
            }
        }
    }

    /** The shortest of some rounds. */
    private static double milliseconds(int rounds, Supplier<Answer> question) {
        double shortest = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            Answer answer = question.get();
            shortest = Math.min(shortest, (System.nanoTime() - start) / 1e6);
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.toString());
            }
        }
        return shortest;
    }

    private record Desk(Admin admin, Admin lead, String badge, int users) {

        static Desk open(KeycloakServer server, Postgres database, String realm, int users) {
            Admin admin = RealmCopy.create(server, realm, copy -> {});
            admin.expect("POST", "/kiosk-login/set-up", Map.of());
            admin.expect("POST", "/groups", Map.of("name", "till"));
            admin.set("badge-desk-groups", "/till");
            admin.createUser("pattern", Admin.typed("badge", "PATTERN-1"));
            String group = admin.get("/groups?search=till").get(0).get("id").asText();
            admin.createUser("lead", Map.of("type", "password", "value", "lead-password"));
            String lead = admin.userId("lead");
            admin.expect("POST", "/users/" + lead + "/role-mappings/realm", List.of(admin.get("/roles/operators")));
            String management = "/clients/"
                    + admin.get("/clients?clientId=realm-management")
                            .get(0)
                            .get("id")
                            .asText();
            admin.expect(
                    "POST",
                    "/users/" + lead + "/role-mappings" + management,
                    List.of(admin.get(management + "/roles/badge-desk")));
            String pattern = admin.userId("pattern");
            new ManyUsers(database).like(pattern, users);
            database.execute("insert into user_group_membership (group_id, user_id, membership_type) select '" + group
                    + "', md5('" + pattern + "' || copy), 'UNMANAGED' from generate_series(1, " + users + ") copy");
            database.execute("analyze");
            admin.createUser("owner", Admin.typed("badge", "OWNER-1"));
            admin.expect("PUT", "/users/" + admin.userId("owner") + "/groups/" + group, null);
            Caller caller = Caller.atKiosk(server, realm);
            String token = caller.grant("kiosk-api", Map.of("username", "lead", "password", "lead-password"))
                    .json()
                    .get("access_token")
                    .asText();
            return new Desk(admin, admin.as(caller, token), "OWNER-1", users);
        }

        /** A shift lead sees the first thousand alone. */
        private int middle(String who) {
            return who.equals("lead") ? Math.min(users / 2, 900) : users / 2;
        }

        Map<String, Supplier<Answer>> questions() {
            Map<String, Supplier<Answer>> questions = new LinkedHashMap<>();
            Map.of("admin", admin, "lead", lead).forEach((who, as) -> {
                questions.put(who + ": badges", () -> as.send("GET", "/kiosk-login/badges?max=50", null));
                questions.put(
                        who + ": badges, in the middle",
                        () -> as.send("GET", "/kiosk-login/badges?max=50&first=" + middle(who), null));
                questions.put(
                        who + ": badges never used",
                        () -> as.send("GET", "/kiosk-login/badges?max=50&unused=true", null));
                questions.put(who + ": all people", () -> as.send("GET", "/kiosk-login/users?max=50", null));
                questions.put(
                        who + ": people by name", () -> as.send("GET", "/kiosk-login/users?max=50&search=u9", null));
                questions.put(
                        who + ": people by rare name",
                        () -> as.send("GET", "/kiosk-login/users?max=50&search=owner", null));
                questions.put(who + ": refused PINs", () -> as.send("GET", "/kiosk-login/users?refused=true", null));
            });
            questions.put(
                    "admin: owner",
                    () -> admin.send("POST", "/kiosk-login/badges/owner", Map.of("loginString", badge)));
            return questions;
        }
    }
}
