package io.github.keycloakkiosk.it.server;

import io.github.keycloakkiosk.it.badge.LostBadgeDesk;
import io.github.keycloakkiosk.it.credential.CountedHash;
import io.github.keycloakkiosk.it.credential.StaffList;
import io.github.keycloakkiosk.it.sessioncap.ClockOfRealm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The server of all classes that need more than the defaults, so that Keycloak is built and started once for them. It has
 * the tab in the console, the older exchange of tokens with its permissions, verifiable credentials, a phone that CIBA asks, the tests' own
 * providers, and a relative path, beside the root routes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KioskServer(
        build = {ServerBelowAPath.FEATURES, ServerBelowAPath.PATH},
        start = {
            "--spi-realm-restapi-extension--auth--root-realm=kiosk",
            "--proxy-headers=xforwarded",
            "--http-access-log-enabled=true",
            "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=" + ServerBelowAPath.PHONE
        },
        providers = {StaffList.class, CountedHash.class, ClockOfRealm.class, LostBadgeDesk.class})
public @interface ServerBelowAPath {

    String FEATURES = "--features=declarative-ui,token-exchange,admin-fine-grained-authz:v1,oid4vc-vci";
    String PATH = "--http-relative-path=/auth";

    /**
     * The URL that CIBA asks. It is a server option, so it cannot be a free port: it is a loopback address that nobody else
     * uses.
     */
    String PHONE = "http://127.0.0.9:28199/ask";
}
