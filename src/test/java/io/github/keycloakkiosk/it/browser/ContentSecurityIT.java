package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Our pages work under the realm's content security policy, without an exception. */
@KioskServer
@InChromium
class ContentSecurityIT {

    private static final String POLICY =
            "frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; img-src 'self' data:;";

    private final KeycloakServer server;
    private final Browsers browsers;

    ContentSecurityIT(KeycloakServer server, Browsers browsers) {
        this.server = server;
        this.browsers = browsers;
    }

    @Test
    void theirPolicyIsThatOfTheRealmAndOfKeycloaksOwnPage() {
        Admin admin = kioskRealm("content-security");
        String policy = admin.get("")
                .at("/browserSecurityHeaders/contentSecurityPolicy")
                .asText();
        keycloaksRealm("content-security-keycloak");
        kioskRealm("content-security-far").set("ip-whitelist", "10.0.0.0/8");

        assertThat(policy).isEqualTo(POLICY);
        assertThat(policies(
                        "content-security-keycloak",
                        page -> page.locator("#password").waitFor()))
                .hasSize(1)
                .containsOnly(policy);
        assertThat(policies("content-security", page -> {
                    new BadgePage(page).await().tap("0499999999");
                    new BadgePage(page).problem().waitFor();
                    new BadgePage(page).await().tap("04DE51BEEF0001");
                    new PinPage(page).await().pin().fill("1111");
                    new PinPage(page).ok().click();
                    new PinPage(page).problem().waitFor();
                }))
                .hasSizeGreaterThanOrEqualTo(4)
                .containsOnly(policy);
        assertThat(policies(
                        "content-security-far",
                        page -> page.locator(".kiosk-address").waitFor()))
                .hasSize(1)
                .containsOnly(policy);
    }

    /** The policy of each page of the realm that the browser shows on its way. */
    private List<String> policies(String realm, Consumer<Page> way) {
        Page page = browsers.open();
        List<Response> pages = new ArrayList<>();
        page.onResponse(response -> {
            if (response.request().isNavigationRequest() && response.headers().containsKey("content-type")) {
                pages.add(response);
            }
        });
        new App(server, realm).signIn(page);
        way.accept(page);
        return pages.stream()
                .map(response -> response.headers().get("content-security-policy"))
                .toList();
    }

    private Admin kioskRealm(String name) {
        return RealmCopy.create(
                server, name, realm -> realm.putObject("browserSecurityHeaders").put("contentSecurityPolicy", POLICY));
    }

    /** A page of Keycloak alone, with nothing of ours in it. */
    private void keycloaksRealm(String name) {
        Map<String, ?> client =
                Map.of("clientId", "kiosk-app", "publicClient", true, "redirectUris", List.of(Browsers.APP));
        Admin.of(server, "")
                .expect(
                        "POST",
                        "",
                        Map.of(
                                "realm",
                                name,
                                "enabled",
                                true,
                                "browserSecurityHeaders",
                                Map.of("contentSecurityPolicy", POLICY),
                                "clients",
                                List.of(client)));
    }
}
