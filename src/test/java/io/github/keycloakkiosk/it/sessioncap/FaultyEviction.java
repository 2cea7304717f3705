package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.Cluster;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.keycloak.Config;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.SingleUseObjectProviderFactory;

/**
 * Makes evictions fail, or wait, when a file says so. It finds its moments by the tombstone of an ended session: the
 * tombstone is removed just before an eviction is enlisted, put before the session goes, and looked for after it has gone.
 * Runs in the server.
 */
public final class FaultyEviction implements SingleUseObjectProviderFactory<SingleUseObjectProvider> {

    /** Throws as long as the file says so. */
    static final String THROW = "throw";

    /** Waits as long as the file says so. */
    static final String HOLD = "hold";

    private static final Logger LOG = Logger.getLogger(FaultyEviction.class);
    private static final String MARK = "kiosk:ended:";

    /** The moments at which a fault can be, in a realm. */
    enum Moment {
        /** The session of a login is stored, and its eviction has not begun. */
        AFTER_LOGIN,
        /** A login is about to end the session that must go. */
        LOGIN_EVICTS,
        /** The sweep is about to end it. */
        SWEEP_EVICTS,
        /** A login has committed the end of the session, and has not told the caches. */
        AFTER_EVICTION;

        /** The file that says what happens at this moment. */
        String file(String realm) {
            return name() + "-" + realm;
        }

        /** The log has this when somebody begins to wait. */
        String held(String realm) {
            return "held: " + file(realm);
        }
    }

    @Override
    public String getId() {
        return "faulty-eviction";
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
                    if (given != null && ((String) given[0]).startsWith(MARK)) {
                        meet(method.getName(), session);
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static void meet(String method, KeycloakSession session) {
        String realm = session.getContext().getRealm().getName();
        if (method.equals("put")) {
            meet(isForARequest() ? Moment.LOGIN_EVICTS : Moment.SWEEP_EVICTS, realm);
        } else if (method.equals("contains") && isForARequest()) {
            meet(Moment.AFTER_EVICTION, realm);
        } else if (method.equals("remove")) {
            meetAfterCommit(Moment.AFTER_LOGIN, session);
        }
    }

    private static void meetAfterCommit(Moment moment, KeycloakSession session) {
        String realm = session.getContext().getRealm().getName();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                meet(moment, realm);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static boolean isForARequest() {
        try {
            return CurrentRequestManager.get() != null;
        } catch (RuntimeException noContext) {
            return false;
        }
    }

    private static void meet(Moment moment, String realm) {
        Path file = Path.of(System.getenv(Cluster.FILES)).resolve(moment.file(realm));
        if (says(file, HOLD)) {
            LOG.info(moment.held(realm));
        }
        try {
            while (says(file, HOLD)) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (says(file, THROW)) {
            throw new IllegalStateException("a fault that a test wants");
        }
    }

    private static boolean says(Path file, String what) {
        try {
            return Files.exists(file) && Files.readString(file).equals(what);
        } catch (IOException e) {
            return false; // the file was deleted in between
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
