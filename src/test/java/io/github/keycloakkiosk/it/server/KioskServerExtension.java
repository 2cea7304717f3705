package io.github.keycloakkiosk.it.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts, shares and ends the servers that {@link KioskServer} asks for; shows a server's log when a test fails. */
public final class KioskServerExtension implements BeforeAllCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(KioskServerExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println(context.getDisplayName() + " failed. "
                + new ServerLog(server(context).log()).tail());
    }

    // JUnit closes what lies in a store when the store's own context ends.
    private static KeycloakServer server(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        KioskServer wish = AnnotationSupport.findAnnotation(test, KioskServer.class, context.getEnclosingTestClasses())
                .orElseThrow();
        ServerOptions options = new ServerOptions(
                List.of(wish.build()),
                List.of(wish.start()),
                Map.of(),
                Stream.of(wish.realms()).map(Path::of).toList());
        ExtensionContext owner = wish.own() ? outermostClass(context) : context.getRoot();
        // Not the options for an own one: a store also looks into its parents, and would find the shared server there.
        Object key = wish.own() ? owner.getRequiredTestClass() : options;
        return owner.getStore(NAMESPACE)
                .computeIfAbsent(key, k -> start(test.getSimpleName(), options), KeycloakServer.class);
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost;
    }

    private static KeycloakServer start(String name, ServerOptions options) {
        return System.getProperty("keycloak.engine").equals("container")
                ? ContainerServer.start(name, options)
                : DistServer.start(name, options);
    }
}
