package io.github.keycloakkiosk.it.secret;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The log of a server that logs all it can holds no PIN, login string or password. It holds the key only where Hibernate
 * logs its statements to the database. Hibernate's other loggers and the rest of Infinispan's are left out: they say
 * nothing more, in 300 MB.
 */
@KioskServer(start = "--log-level=" + TraceLogIT.LEVELS, own = true)
class TraceLogIT {

    /** For {@link NoSecretInLogIT}: in so large a log, a PIN of four digits is found by chance. */
    static final String LOG = "TraceLogIT.log";

    static final String LEVELS =
            "INFO,io.github.keycloakkiosk:TRACE,org.keycloak:TRACE,org.jboss:TRACE,io.quarkus:TRACE,"
                    + "io.vertx:TRACE,io.netty:TRACE,org.infinispan.interceptors:TRACE,org.hibernate.SQL:TRACE,"
                    + "org.hibernate.orm.jdbc:TRACE";

    /** The key is a setting, and is in the database as it is; see SECURITY.md. */
    private static final String STATEMENTS = "org.hibernate.orm.jdbc.";

    private static final String REALM = "traced";
    private static final String TAB = "org.keycloak.services.ui.extend.UiTabProvider";
    private static final String KEY = "dHJhY2Uga2V5OiAzMiBieXRlcyBvciBtb3JlLCBhcyBpdCBzaG91bGQ=";
    private static final String PIN = "902718281828";
    private static final String NEW_PIN = "905772156649";
    private static final String WRONG_PIN = "901414213562";
    private static final String BADGE = "04FEEDFACE5772156649";
    private static final String OPAQUE_BADGE = "opaque badge of trace 5772156649";
    private static final String WRONG_BADGE = "04FEEDFACE1414213562";
    private static final String PASSWORD = "pass-of-trace-5772156649";

    private static final Pattern LINE = Pattern.compile("^\\S+ \\S+ +(\\w+) +\\[([^]]+)]");

    @Test
    void noSecretIsWrittenDown(KeycloakServer server) throws Exception {
        useEverySecret(server);

        Map<String, String> found = new TreeMap<>();
        String category = "";
        int traced = 0;
        boolean statements = false;
        for (String line : (Iterable<String>) Files.readString(server.log()).lines()::iterator) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
                category = matcher.group(2);
                traced += matcher.group(1).equals("TRACE") ? 1 : 0;
            }
            statements |= category.startsWith(STATEMENTS) && line.contains(KEY);
            String text = line.toLowerCase(Locale.ROOT);
            for (String secret : List.of(KEY, PIN, NEW_PIN, WRONG_PIN, BADGE, OPAQUE_BADGE, WRONG_BADGE, PASSWORD)) {
                boolean known = secret.equals(KEY) && category.startsWith(STATEMENTS);
                if (!known && text.contains(secret.toLowerCase(Locale.ROOT))) {
                    found.putIfAbsent(category + " " + secret, line.substring(0, Math.min(300, line.length())));
                }
            }
        }
        assertThat(traced).as("lines at TRACE").isPositive();
        assertThat(statements)
                .as("values sent to the database, the key among them")
                .isTrue();
        assertThat(found).isEmpty();
    }

    private static void useEverySecret(KeycloakServer server) {
        Admin admin = RealmCopy.create(
                server,
                REALM,
                realm -> ((ObjectNode) realm.at("/components/" + TAB + "/0/config"))
                        .putArray("secret-key")
                        .add(KEY));
        assertThat(admin.createUser("holder", typed("pin", PIN), typed("badge", BADGE), typed("badge", OPAQUE_BADGE))
                        .status())
                .isEqualTo(201);
        admin.expect(
                "PUT",
                "/users/" + admin.userId("holder") + "/reset-password",
                Map.of("type", "password", "value", PASSWORD, "temporary", false));
        for (Caller caller : List.of(Caller.atKiosk(server, REALM), Caller.stranger(server, REALM))) {
            Stream.of(PIN, WRONG_PIN).forEach(pin -> {
                caller.pin("holder", pin);
                caller.grant("kiosk-api", Map.of("method", "pin", "username", "holder", "pin", pin));
            });
            Stream.of(BADGE, OPAQUE_BADGE, WRONG_BADGE).forEach(badge -> {
                caller.badge(badge);
                caller.grant("kiosk-api", Map.of("method", "token", "login_string", badge));
            });
            caller.password("holder", PASSWORD);
            caller.login("{\"method\": \"pin\", \"username\": \"holder\", \"pin\": \"" + PIN + "\"");
        }
        LoginPages browser = LoginPages.atKiosk(server, REALM).open();
        browser = browser.badge(WRONG_BADGE).badge(BADGE);
        browser = browser.isSignedIn() ? browser : browser.pin(WRONG_PIN).pin(PIN);
        assertThat(browser.isSignedIn()).as("%s", browser).isTrue();
        LoginPages setPin = LoginPages.atKiosk(server, REALM)
                .open("kc_action=kiosk-set-pin")
                .switchTo("kiosk-password-form")
                .password("holder", PASSWORD)
                .post(Map.of("pin", NEW_PIN, "pin-again", WRONG_PIN))
                .post(Map.of("pin", NEW_PIN, "pin-again", NEW_PIN));
        assertThat(setPin.isSignedIn()).as("%s", setPin).isTrue();
    }
}
