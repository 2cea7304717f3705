package io.github.keycloakkiosk.it.metrics;

import io.github.keycloakkiosk.it.server.KioskServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The server of the classes in this room alone, so that nobody else's logins are counted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KioskServer(
        build = {"--metrics-enabled=true", "--event-metrics-user-enabled=true"},
        start = "--event-metrics-user-tags=realm")
@interface MetricsServer {}
