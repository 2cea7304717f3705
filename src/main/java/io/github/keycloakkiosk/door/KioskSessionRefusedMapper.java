package io.github.keycloakkiosk.door;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with the response in {@link KioskSessionRefused}: Keycloak's own mapper would give no reason. */
@Provider
public class KioskSessionRefusedMapper implements ExceptionMapper<KioskSessionRefused> {

    @Override
    public Response toResponse(KioskSessionRefused refused) {
        return refused.getResponse();
    }
}
