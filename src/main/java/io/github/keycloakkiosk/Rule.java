package io.github.keycloakkiosk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A rule in plain Java, or a type in which rules speak: it knows nothing of Keycloak, and its test needs no server. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Rule {}
