package io.github.keycloakkiosk.it.server;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts, shares and ends the clusters that {@link KioskCluster} asks for. When a class begins, both servers run. When a
 * test fails, the extension shows both logs.
 */
public final class KioskClusterExtension implements BeforeAllCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(KioskClusterExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        TestClasses.begin(context);
        cluster(context).startAgain();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println(context.getDisplayName() + " failed.");
        cluster(context).nodes().forEach(node -> System.err.println(new ServerLog(node.log()).tail()));
    }

    private static Cluster cluster(ExtensionContext context) {
        KioskCluster wish = AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), KioskCluster.class, context.getEnclosingTestClasses())
                .orElseThrow();
        List<String> providers = Stream.of(wish.providers()).map(Class::getName).toList();
        List<String> start = List.of(wish.start());
        String name = "cluster-" + Integer.toHexString(List.of(start, providers).hashCode());
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(name, n -> Start.of(n, start, providers), Start.class)
                .cluster();
    }

    /**
     * A cluster, or the reason why there is none: a cluster that does not start is not tried again for each class. JUnit
     * closes it.
     */
    private record Start(Cluster started, RuntimeException failure) implements AutoCloseable {

        static Start of(String name, List<String> start, List<String> providers) {
            try {
                return new Start(Cluster.start(name, start, providers), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        Cluster cluster() {
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
