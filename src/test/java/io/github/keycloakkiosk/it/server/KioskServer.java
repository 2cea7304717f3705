package io.github.keycloakkiosk.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a running Keycloak, as a parameter of type {@link KeycloakServer}. Classes with the same options share
 * one server, which ends after the last test of their JVM.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KioskServerExtension.class)
public @interface KioskServer {

    /** Options of {@code kc build}, see {@link ServerOptions#build()}. */
    String[] build() default {};

    /** Options of {@code kc start}, see {@link ServerOptions#start()}. */
    String[] start() default {};

    /** Realm files to import, by path from the project's root; none means the demo realm. */
    String[] realms() default {};

    /** Provider factories of the tests, each put beside our jar; see {@link TestProvider}. */
    Class<?>[] providers() default {};

    /** A server that no other class uses, and that ends with this class. */
    boolean own() default false;
}
