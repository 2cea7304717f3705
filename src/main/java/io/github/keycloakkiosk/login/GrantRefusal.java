package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;

/**
 * The refusal of a direct grant before its step judges anything: nothing is looked up, compared or counted.
 *
 * @param eventError the error of the event
 * @param status the HTTP status
 * @param error the OAuth error
 * @param description the same for people; it holds nothing that the caller sent
 */
record GrantRefusal(String eventError, int status, String error, String description) {

    private static final Logger LOG = Logger.getLogger(GrantRefusal.class);

    private static final GrantRefusal UNREADABLE = new GrantRefusal(
            Errors.INVALID_REQUEST,
            400,
            OAuthErrorException.INVALID_REQUEST,
            "The request's host, scheme or query cannot be read");

    private static final GrantRefusal FOREIGN = new GrantRefusal(
            LoginErrors.INVALID_ORIGIN,
            403,
            OAuthErrorException.ACCESS_DENIED,
            "Pages of this origin may not send PINs or badges; see the client's web origins");

    private static final GrantRefusal WITHOUT_USER = new GrantRefusal(
            LoginErrors.FLOW_WITHOUT_USER,
            400,
            OAuthErrorException.UNAUTHORIZED_CLIENT,
            "The client's flow asks for a secret before it knows the user; the server's log names the step");

    /** Empty when the step can go on. */
    static Optional<GrantRefusal> of(AuthenticationFlowContext context, GrantAuthenticator step) {
        if (!RequestHead.isReadable(context.getSession())) {
            return Optional.of(UNREADABLE);
        }
        if (CallerOrigin.of(context.getSession(), Optional.of(client(context))) == CallerOrigin.FOREIGN) {
            // Otherwise a page of any site could use up the guesses of the kiosk where it is open.
            Optional<LoginMethod> method = kioskMethod(context);
            if (method.isPresent()) {
                tellOfOrigin(context, method.get());
                return Optional.of(FOREIGN);
            }
        }
        if (step.needsUser() && context.getUser() == null) {
            tellOfFlow(context, step);
            return Optional.of(WITHOUT_USER);
        }
        return Optional.empty();
    }

    /** The kiosk method that the request names, or else the one whose secret it carries. */
    private static Optional<LoginMethod> kioskMethod(AuthenticationFlowContext context) {
        Stream<LoginMethod> named =
                KioskAuthenticator.sent(context, LoginMethod.PARAMETER).flatMap(LoginMethod::of).stream();
        Stream<LoginMethod> carried = Arrays.stream(LoginMethod.values())
                .filter(method -> KioskAuthenticator.sent(context, method.secretParameter())
                        .isPresent());
        return Stream.concat(named, carried).filter(LoginMethod::isKioskOnly).findFirst();
    }

    private static ClientModel client(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getClient();
    }

    private static void tellOfOrigin(AuthenticationFlowContext context, LoginMethod method) {
        ClientAddressCheck.describe(
                context.getSession(), context.getRealm(), context.getEvent(), method.credentialType());
        LOG.warnf(
                "Realm %s refused a %s login from %s: a page of another site sent it, whose origin is no web origin of client"
                        + " %s",
                context.getRealm().getName(),
                method.credentialType(),
                ClientAddressCheck.seen(context.getSession(), context.getRealm()),
                client(context).getClientId());
    }

    private static void tellOfFlow(AuthenticationFlowContext context, GrantAuthenticator step) {
        LOG.warnf(
                "Realm %s: in the flow \"%s\", which client %s uses, the step \"%s\" comes before any step has found the user."
                        + " Nobody can log in by it: place a step before it that finds the user",
                context.getRealm().getName(),
                context.getRealm()
                        .getAuthenticationFlowById(context.getExecution().getParentFlow())
                        .getAlias(),
                client(context).getClientId(),
                step.getDisplayType());
    }
}
