package io.github.keycloakkiosk.it.server;

import io.github.keycloakkiosk.it.guessing.LyingStore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A server that fits few classes: no PIN and no badge is good on it, since its store lies, and its relative path is one
 * at which the root routes do nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KioskServer(
        build = "--http-relative-path=/kc",
        start = "--spi-realm-restapi-extension--auth--root-realm=kiosk",
        providers = LyingStore.class)
public @interface ServerWithALyingStore {}
