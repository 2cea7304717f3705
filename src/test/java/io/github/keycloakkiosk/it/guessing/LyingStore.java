package io.github.keycloakkiosk.it.guessing;

import io.github.keycloakkiosk.it.server.WithResource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.SingleUseObjectProviderFactory;

/**
 * A store that takes an entry that is there already for a new one, as Keycloak's own store did in MySQL and MariaDB
 * (CVE-2026-90997). Runs in the server.
 */
@WithResource("theme-resources/templates/kiosk-page.ftl")
public final class LyingStore implements SingleUseObjectProviderFactory<SingleUseObjectProvider> {

    @Override
    public String getId() {
        return "lying-store";
    }

    /** Comes before Keycloak's own store. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public SingleUseObjectProvider create(KeycloakSession session) {
        SingleUseObjectProvider real = session.getProvider(SingleUseObjectProvider.class, "infinispan");
        return (SingleUseObjectProvider) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SingleUseObjectProvider.class}, (self, method, given) -> {
                    if (method.getName().equals("close")) {
                        return null; // the session closes the real store too
                    }
                    try {
                        Object answer = method.invoke(real, given);
                        return method.getName().equals("putIfAbsent") ? Boolean.TRUE : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
