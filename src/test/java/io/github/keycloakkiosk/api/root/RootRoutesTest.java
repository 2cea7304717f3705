package io.github.keycloakkiosk.api.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakkiosk.api.Route;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootRoutesTest {

    private static final RootRoutes KIOSK = RootRoutes.of("/", "kiosk").orElseThrow();

    @ParameterizedTest
    @EnumSource
    void everyRouteHasItsPath(Route route) {
        String name = route.name().toLowerCase(Locale.ROOT);

        assertThat(KIOSK.target("/auth/" + name, null)).contains("/realms/kiosk/auth/" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "/,      kiosk,        /realms/kiosk/auth/login",
        "/auth,  kiosk,        /auth/realms/kiosk/auth/login",
        "/auth/, kiosk,        /auth/realms/kiosk/auth/login",
        "/,      late shift,   /realms/late%20shift/auth/login",
        "/,      Spätschicht,  /realms/Sp%C3%A4tschicht/auth/login",
        "/,      50%25,        /realms/50%2525/auth/login",
        "/,      a%2f..%2fb,   /realms/a%252f..%252fb/auth/login",
        "/,      ...,          /realms/.../auth/login",
    })
    void theRealmIsOneSegmentBelowWhereKeycloakLives(String relativePath, String realm, String target) {
        assertThat(RootRoutes.of(relativePath, realm).orElseThrow().target("/auth/login", null))
                .contains(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kc", "/auth/kc", "/Auth", "/authx", "/sso/auth"})
    void elsewhereThePathsAreNotKeycloaks(String relativePath) {
        assertThat(RootRoutes.of(relativePath, "kiosk")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "../master", "a?b", "a#b", "a;b", "a\\b"})
    void noRealmIsCalledThat(String realm) {
        assertThatThrownBy(() -> RootRoutes.of("/", realm)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theQueryStaysAsItIs() {
        assertThat(KIOSK.target("/auth/login", "a=%2F&b=?")).contains("/realms/kiosk/auth/login?a=%2F&b=?");
        assertThat(KIOSK.target("/auth/login", "")).contains("/realms/kiosk/auth/login?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth/login;x", "//auth/login", "/auth/%6cogin", "/auth/login/", "/auth/LOGIN", "/auth", ""})
    void noOtherPathLeadsAnywhere(String path) {
        assertThat(KIOSK.target(path, null)).isEmpty();
    }
}
