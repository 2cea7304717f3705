package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.door.BadgeRevoked;
import io.github.keycloakkiosk.door.LoginEndedElsewhere;
import io.github.keycloakkiosk.login.RequestHead;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Makes responses: JSON that no cache stores, and errors in the caller's dialect. */
public final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final KeycloakSession session;

    public Answers(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param dialect the dialect of an error
     * @param endpoint makes the body of the answer, or the whole response
     */
    public Response give(Dialect dialect, Supplier<Object> endpoint) {
        return give(() -> dialect, endpoint);
    }

    /**
     * As the other, where the body chooses the dialect.
     *
     * @param dialect asked for an error only; it may read the body
     */
    public Response give(Supplier<Dialect> dialect, Supplier<Object> endpoint) {
        try {
            if (!RequestHead.isReadable(session)) {
                throw ApiError.badRequest("invalid_request", "The request's host, scheme or query cannot be read.");
            }
            new CrossOrigin(session).admit();
            Object answer = endpoint.get();
            return answer instanceof Response response ? response : json(200, answer);
        } catch (ApiError refused) {
            return error(dialect.get(), refused);
        } catch (LoginEndedElsewhere refused) { // the whitelist changed while the flow ran
            return error(dialect.get(), ApiError.ipNotWhitelisted());
        } catch (BadgeRevoked refused) { // while the flow ran
            return error(dialect.get(), ApiError.invalidCredentials());
        } catch (RuntimeException | LinkageError failed) { // LinkageError: this Keycloak lacks a method that we call
            String realm = session.getContext().getRealm().getName();
            LOG.errorf(failed, "Realm %s could not answer the login API", realm);
            return error(dialect.get(), ServerFault.of(failed));
        }
    }

    public static Response error(Dialect dialect, ApiError error) {
        Response.ResponseBuilder answer = Response.fromResponse(json(error.status(), dialect.of(error)));
        if (error.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            // RFC 9110 wants it on every 401. A scheme for which no browser asks its user.
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        error.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }

    private static Response json(int status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(entity)
                .build();
    }
}
