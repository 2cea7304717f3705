package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL fails at a NUL. So no step looks for a name that has one, or stores such a text. */
@KioskCluster
class UnstorableNameIT {

    private static final String REALM = "unstorable";

    private static KeycloakServer server;
    private static Admin admin;

    @BeforeAll
    static void createRealm(Cluster cluster) {
        server = cluster.first();
        admin = RealmCopy.create(server, REALM, realm -> realm.put("bruteForceProtected", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method=password&username=%00&password=x",
                "method=password&username=ve%00ra&password=vera-secret",
                "method=password&username=vera&password=%00",
                "username=a%00b&password=x",
                "method=pin&username=%00&pin=5937",
                "method=pin&username=vera%00x&pin=5937",
                "method=pin&username=vera&pin=%00",
                "method=token&login_string=%00",
                "method=token&login_string=04DE51%00BEEF0002",
                "method=%00&username=vera&pin=5937",
                "method=pin&username=%ED%A0%80&pin=5937",
                "method=pin&username=%ff%fe&pin=5937",
                "method=token&login_string=%ED%A0%80",
                "method=pin&username=vera&pin=%ED%A0%80",
            })
    void atTheTokenEndpointItIsAWrongValue(String form) {
        String sessions =
                admin.get("/users/" + admin.userId("vera") + "/sessions").toString();

        Answer answer = Wire.atKiosk(server)
                .post(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        "application/x-www-form-urlencoded",
                        "",
                        "grant_type=password&client_id=kiosk-api&" + form);

        assertThat(answer.status()).as(answer.body()).isIn(400, 401);
        assertThat(admin.get("/users/" + admin.userId("vera") + "/sessions")).hasToString(sessions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "ve\u0000ra", "a\u0000b", "\ufffd"})
    void onThePagesToo(String name) {
        LoginPages pin = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-pin-form")
                .post(Map.of("username", name, "pin", "0000"));
        assertThat(pin.status()).isEqualTo(200);
        assertThat(pin.isSignedIn()).isFalse();

        LoginPages badge = LoginPages.atKiosk(server, REALM).open().post(Map.of("login_string", name));
        assertThat(badge.status()).isEqualTo(200);

        LoginPages password = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-password-form")
                .post(Map.of("username", name, "password", "vera-secret"));
        assertThat(password.status()).isEqualTo(200);
        assertThat(password.isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b"})
    void atTheLoginApiToo(String value) {
        Caller kiosk = Caller.atKiosk(server, REALM);

        assertThat(kiosk.pin(value, "5937").status()).isIn(400, 401);
        assertThat(kiosk.badge(value).status()).isIn(400, 401);
        assertThat(kiosk.post("login", Map.of("userid", value, "password", "x")).status())
                .isIn(400, 401);
        assertThat(kiosk.post("register", Map.of("username", value, "password", "x"))
                        .status())
                .isIn(400, 403);
    }
}
