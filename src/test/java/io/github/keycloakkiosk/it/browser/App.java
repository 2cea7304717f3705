package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The app at whose screen people sign in: it sends them to Keycloak, and they come back with a code. */
record App(KeycloakServer server, String realm) {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** Sends the browser to sign in; a user who is signed in there already has to sign in again. */
    Response signIn(Page page) {
        return ask(page, "prompt=login");
    }

    /** Sends the browser to Keycloak with these parameters besides the usual ones. */
    Response ask(Page page, String parameters) {
        return page.navigate(server.url() + "/realms/" + realm
                + "/protocol/openid-connect/auth?client_id=kiosk-app&response_type=code&scope=openid&state=1"
                + "&code_challenge_method=S256&code_challenge=" + CHALLENGE + "&redirect_uri="
                + URLEncoder.encode(Browsers.APP, StandardCharsets.UTF_8) + "&" + parameters);
    }

    /** Waits until the person has signed in. */
    static void awaitCode(Page page) {
        page.waitForURL(url -> url.startsWith(Browsers.APP) && url.contains("code="));
    }

    /** For {@link Page#route}: a request that leaves the browser on its page. */
    static void nothingComesBack(Route route) {
        if (route.request().method().equals("POST")) {
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        } else {
            route.resume();
        }
    }
}
