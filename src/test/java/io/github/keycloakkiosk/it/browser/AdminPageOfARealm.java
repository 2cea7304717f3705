package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakkiosk.it.admin.LivingRealm;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/** The page for admins of a realm as Keycloak makes it, with one app, an admin {@code boss}, and {@code seller}, who has no right. */
abstract class AdminPageOfARealm {

    static String realmName;

    static KeycloakServer server;
    static LivingRealm realm;

    final List<String> complaints = new ArrayList<>();

    /** Each class has its own realm, of its own name. */
    @BeforeAll
    static void aRealmAsKeycloakMakesIt(KeycloakServer running, TestInfo test) {
        server = running;
        realmName = test.getTestClass().orElseThrow().getSimpleName().toLowerCase(Locale.ROOT);
        realm = LivingRealm.create(server, realmName);
        realm.admin().delegate("boss", "realm-admin");
        realm.admin().delegate("seller");
        Admin admin = realm.admin();
        admin.expect(
                "POST",
                "/clients",
                Map.of("clientId", "kiosk-app", "publicClient", true, "redirectUris", List.of(Browsers.APP)));
    }

    Page open(Browsers browsers, String user) {
        realm.setUp(Map.of("adminPage", true)); // the one line of kcadm.sh
        Page page = browsers.open();
        page.onConsoleMessage(message -> {
            // What a person has no right to, and a card that is nobody's, the browser reports too.
            if (message.type().equals("error") && !message.text().matches(".*status of 40[34].*")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address());
        page.locator("#username").fill(user);
        page.locator("#password").fill("of-" + user);
        page.locator("#kc-login").click();
        return page;
    }

    static String address() {
        return server.url() + "/realms/" + realmName + "/kiosk-login/admin/";
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
