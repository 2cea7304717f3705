package io.github.keycloakkiosk.claim;

import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Gives claims back when its transaction has committed or rolled back. */
final class ClaimRelease extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(ClaimRelease.class);

    private final KeycloakSessionFactory factory;
    private final KeycloakContext context;
    private final List<String> claims;

    ClaimRelease(KeycloakSession session, List<String> claims) {
        this.factory = session.getKeycloakSessionFactory();
        this.context = session.getContext();
        this.claims = claims;
    }

    @Override
    protected void commitImpl() {
        release();
    }

    @Override
    protected void rollbackImpl() {
        release();
    }

    /** The work is committed, so this is no error to answer with. The claims expire by themselves. */
    private void release() {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, context, session -> claims.forEach(session.singleUseObjects()::remove));
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Claims %s are not released; they expire", claims);
        }
    }
}
