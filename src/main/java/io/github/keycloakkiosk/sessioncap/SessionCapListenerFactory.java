package io.github.keycloakkiosk.sessioncap;

import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The session cap as an event listener. It is global: no realm has to list it, and none can forget to. What it has done is
 * shown on the server info page, under its id.
 */
public final class SessionCapListenerFactory implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

    /** The id of this provider. */
    public static final String ID = "kiosk-session-cap";

    private final CapCounters counters = new CapCounters();
    private NoticePost post;
    private NoticeSender notices;
    private Endings endings;
    private Eviction eviction;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {
        post = new NoticePost(counters);
        notices = new NoticeSender(post, counters);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        endings = new Endings(factory, notices, counters);
        eviction = new Eviction(factory, endings, counters);
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new SessionCapListener(session, eviction, counters);
    }

    /** What ends sessions on this server. */
    static Endings endings(KeycloakSessionFactory factory) {
        return ((SessionCapListenerFactory) factory.getProviderFactory(EventListenerProvider.class, ID)).endings;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return counters.toInfo();
    }

    @Override
    public void close() {
        if (notices != null) {
            notices.close();
            post.close();
        }
    }
}
