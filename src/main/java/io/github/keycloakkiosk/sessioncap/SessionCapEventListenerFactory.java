package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.ending.SessionTermination;
import io.github.keycloakkiosk.ending.StaleCopies;
import io.github.keycloakkiosk.ending.TerminatesSessions;
import io.github.keycloakkiosk.notice.NoticePost;
import io.github.keycloakkiosk.notice.NoticeQueue;
import io.github.keycloakkiosk.session.DurableRows;
import io.github.keycloakkiosk.session.SessionCounters;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The session cap as an event listener. The listener is global, so no realm needs to list it. The server info page shows the
 * listener's counts, under its id.
 */
public final class SessionCapEventListenerFactory
        implements EventListenerProviderFactory, ServerInfoAwareProviderFactory, TerminatesSessions {

    private static final String ID = "kiosk-session-cap";

    private static final String SWEEP_SECONDS = "sweep-seconds";
    private static final String OPTION = "spi-events-listener--" + ID + "--" + SWEEP_SECONDS;
    private static final int EVERY_MINUTE = 60;

    private final SessionCounters counters = new SessionCounters();
    private final DurableRows durable = new DurableRows();
    private StaleCopies copies;
    private NoticePost post;
    private NoticeQueue notices;
    private SessionTermination termination;
    private Eviction eviction;
    private int sweepSeconds;

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
        sweepSeconds = config.getInt(SWEEP_SECONDS, EVERY_MINUTE);
        if (sweepSeconds < 0) {
            throw new IllegalArgumentException(
                    OPTION + " is " + sweepSeconds + ": write 0 for never, or how many seconds");
        }
        copies = new StaleCopies(counters);
        post = new NoticePost(counters);
        notices = new NoticeQueue(post, counters);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        counters.show();
        termination = new SessionTermination(factory, notices, counters);
        eviction = new Eviction(factory, termination, counters);
        copies.keepOutOnceStarted(factory);
        durable.beginOnceStarted(factory);
        if (sweepSeconds > 0) {
            SessionCapSweep.repeat(sweepSeconds, factory, eviction, termination, counters);
        }
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new SessionCapEventListener(session, eviction, durable, counters);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SWEEP_SECONDS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How often sessions over a cap are looked for when nobody logs in, in seconds. 0 is never.")
                .defaultValue(EVERY_MINUTE)
                .add()
                .build();
    }

    @Override
    public SessionTermination termination() {
        return termination;
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
            copies.close();
        }
    }
}
