package io.github.keycloakkiosk.door;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.error.KeycloakErrorHandler;
import org.keycloak.utils.KeycloakSessionUtil;
import org.keycloak.utils.MediaTypeMatcher;

/** The answer to {@link KioskSessionRefused}: Keycloak's own would give no reason. */
@Provider
public class KioskSessionRefusedMapper implements ExceptionMapper<KioskSessionRefused> {

    private static final Logger LOG = Logger.getLogger(KioskSessionRefusedMapper.class);

    @Override
    public Response toResponse(KioskSessionRefused refused) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        try {
            return MediaTypeMatcher.isHtmlRequest(
                            session.getContext().getHttpRequest().getHttpHeaders())
                    ? DoorRefusal.errorPage(session)
                    : DoorRefusal.forbidden();
        } catch (RuntimeException unrendered) {
            LOG.debug("A refusal has no page of its own", unrendered);
            return KeycloakErrorHandler.getResponse(session, refused);
        }
    }
}
