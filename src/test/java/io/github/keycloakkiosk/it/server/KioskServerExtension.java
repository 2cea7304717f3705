package io.github.keycloakkiosk.it.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts, shares and ends the servers that {@link KioskServer} asks for; shows a server's log when a test fails. Maven runs
 * each class by a request of its own, so the session of the JVM keeps what classes share.
 */
public final class KioskServerExtension
        implements BeforeAllCallback, BeforeEachCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(KioskServerExtension.class);
    private static final String LOG_BEGINS = "log begins";

    @Override
    public void beforeAll(ExtensionContext context) {
        TestClasses.begin(context);
        server(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE)
                .put(LOG_BEGINS, new ServerLog(server(context).log()).end());
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
                + new ServerLog(server(context).log())
                        .tail(context.getStore(NAMESPACE).getOrDefault(LOG_BEGINS, Long.class, 0L)));
    }

    private static KeycloakServer server(ExtensionContext context) {
        KioskServer wish = wish(context).orElseThrow();
        ServerOptions options = new ServerOptions(
                List.of(wish.build()),
                List.of(wish.start()),
                Map.of(),
                Stream.of(wish.realms()).map(Path::of).toList(),
                Stream.of(wish.providers()).map(Class::getName).toList());
        ExtensionContext.Store owner = wish.own()
                ? outermostWithItsWish(context).getStore(NAMESPACE)
                : context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        // The key is a name, not the options: a store also looks into its parents, where an own server must not find a
        // shared one.
        String name = wish.own()
                ? outermostWithItsWish(context).getRequiredTestClass().getSimpleName()
                : "shared-" + Integer.toHexString(options.hashCode());
        return owner.computeIfAbsent(name, n -> Start.of(n, options), Start.class)
                .server();
    }

    private static Optional<KioskServer> wish(ExtensionContext context) {
        return context.getTestClass()
                .flatMap(test ->
                        AnnotationSupport.findAnnotation(test, KioskServer.class, context.getEnclosingTestClasses()));
    }

    /** A nested class may ask for another server than the class around it. */
    private static ExtensionContext outermostWithItsWish(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().map(KioskServerExtension::wish).equals(Optional.of(wish(context)))) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost;
    }

    /**
     * A server, or the reason why there is none: a server that does not start is not tried again for each class. JUnit
     * closes it when the context ends whose store holds it.
     */
    private record Start(KeycloakServer started, RuntimeException failure) implements AutoCloseable {

        static Start of(String name, ServerOptions options) {
            try {
                return new Start(KeycloakServer.start(name, options), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        KeycloakServer server() {
            if (failure != null) {
                throw failure;
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
