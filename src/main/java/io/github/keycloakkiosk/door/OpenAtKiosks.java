package io.github.keycloakkiosk.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource that a confined session may call from a whitelisted address. The resource must make sure by itself that such a
 * session gets nothing which works without a kiosk.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OpenAtKiosks {}
