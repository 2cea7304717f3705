package io.github.keycloakkiosk.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class two servers that share a database, as a parameter of type {@link Cluster}. Classes with the same
 * options share one cluster, which ends after the last test of their JVM.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KioskClusterExtension.class)
public @interface KioskCluster {

    /** As in {@link KioskServer#start()}. */
    String[] start() default {};

    /** As in {@link KioskServer#providers()}. */
    Class<?>[] providers() default {};
}
