package io.github.keycloakkiosk.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A file of the extension's own jar that the jar of a {@link TestProvider} has, too. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithResource {

    /** Its name in the jar. */
    String value();
}
