package io.github.keycloakkiosk.door;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Asks at each {@link Door}, after Keycloak has found the answering resource and before the resource does anything. RESTEasy
 * Reactive runs this filter last, after the sub-resource locators in which the account and admin APIs authenticate their
 * callers.
 */
@Provider
public class DoorFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        ResteasyReactiveResourceInfo resource = request.getTarget().getLazyMethod();
        String className = resource.getResourceClass().getName();
        if (new OverdueSessions(KeycloakSessionUtil.getKeycloakSession()).end(className)) {
            context.abortWith(OverdueSessions.unauthorized());
            return;
        }
        Optional<Door> door = resource.getResourceClass().isAnnotationPresent(OpenAtKiosks.class)
                ? Optional.of(Door.DESK)
                : Door.at(context.getMethod(), className, request.getPathWithoutPrefix());
        if (door.isPresent()) {
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            Doorkeeper doorkeeper =
                    new Doorkeeper(session, resource.getResourceClass().getSimpleName() + "." + resource.getName());
            Optional<Response> refusal = switch (door.get()) {
                case BEARER -> doorkeeper.bearer();
                case DESK -> doorkeeper.desk();
                case REQUIRED_ACTION -> doorkeeper.requiredAction();
                case CONSENT -> doorkeeper.consent();
                case ACCOUNT_LINK -> doorkeeper.accountLink();
                case TOKEN -> doorkeeper.token();
            };
            refusal.ifPresent(context::abortWith);
        }
    }
}
