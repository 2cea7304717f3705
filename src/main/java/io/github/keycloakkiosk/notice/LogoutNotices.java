package io.github.keycloakkiosk.notice;

import io.github.keycloakkiosk.session.SessionCounters;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.LogoutToken;

/**
 * Makes the notices for the clients of a session, before the session is removed: the token is built from the session. Every
 * enabled OpenID Connect client with a back-channel logout URL gets one. So does a client that prefers the front channel, since
 * there is no browser here to visit it.
 */
public final class LogoutNotices {

    private static final Logger LOG = Logger.getLogger(LogoutNotices.class);

    private final KeycloakSession session;
    private final BaseUris baseUris;
    private final SessionCounters counters;

    public LogoutNotices(KeycloakSession session, BaseUris baseUris, SessionCounters counters) {
        this.session = session;
        this.baseUris = baseUris;
        this.counters = counters;
    }

    public List<LogoutNotice> of(
            UserSessionModel userSession, Collection<AuthenticatedClientSessionModel> clientSessions) {
        return clientSessions.stream()
                .filter(clientSession -> clientSession.getClient().isEnabled()
                        && OIDCLoginProtocol.LOGIN_PROTOCOL.equals(clientSession.getProtocol()))
                .flatMap(clientSession -> notice(userSession, clientSession))
                .toList();
    }

    /** If a client's notice cannot be made, the session still ends. */
    private Stream<LogoutNotice> notice(UserSessionModel userSession, AuthenticatedClientSessionModel clientSession) {
        ClientModel client = clientSession.getClient();
        String url = OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl();
        if (url == null || url.isBlank()) {
            return Stream.of();
        }
        try {
            String absolute = baseUris.orOf(clientSession.getNote(OIDCLoginProtocol.ISSUER))
                    .resolve(client, url);
            return Stream.of(notice(userSession, clientSession, absolute));
        } catch (RuntimeException e) {
            counters.noticesFailed.increment();
            LOG.warnf(e, "No logout notice for client %s about session %s", client.getClientId(), userSession.getId());
            return Stream.of();
        }
    }

    /** Puts the client into the context, since it decides the signature algorithm. */
    private LogoutNotice notice(
            UserSessionModel userSession, AuthenticatedClientSessionModel clientSession, String url) {
        ClientModel client = clientSession.getClient();
        session.getContext().setClient(client);
        try {
            LogoutToken token = session.tokens().initLogoutToken(client, userSession.getUser(), clientSession);
            return new LogoutNotice(
                    client.getClientId(),
                    url,
                    session.tokens().encode(token),
                    token.getExp(),
                    session.getProvider(HttpClientProvider.class).getHttpClient());
        } finally {
            session.getContext().setClient(null);
        }
    }
}
