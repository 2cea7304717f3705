package io.github.keycloakkiosk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type whose values are secret: nothing that outlives a request holds one, they are compared in constant time, and their
 * {@code toString} is redacted.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Secret {}
