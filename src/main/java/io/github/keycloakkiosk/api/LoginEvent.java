package io.github.keycloakkiosk.api;

import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/** The event of a login. It remembers its error: newer patches of Keycloak 26.7 send a copy of the event, and the copy alone has it. */
public final class LoginEvent extends EventBuilder {

    private String error;

    /** The caller adds details. */
    public LoginEvent(KeycloakSession session) {
        super(session.getContext().getRealm(), session, session.getContext().getConnection());
        event(EventType.LOGIN);
    }

    @Override
    public void error(String error) {
        this.error = error;
        super.error(error);
    }

    /** With which error it was sent last; empty when it was not sent, or as a success. */
    Optional<String> sentError() {
        return Optional.ofNullable(error);
    }
}
