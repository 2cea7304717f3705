package io.github.keycloakkiosk.enrolment;

import io.github.keycloakkiosk.login.LoginErrors;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;

/**
 * A direct grant fails when its user must do something first, since there is no page to do it on. Keycloak's event says only
 * that the account is not set up; this names the user and the required actions in it.
 */
final class UnfinishedAccount {

    private UnfinishedAccount() {}

    /**
     * Called when Keycloak asks each registered action whether it is due. The last of ours to be asked sees most: an action that
     * is registered after it and finds itself due is not named.
     */
    static void name(RequiredActionContext context) {
        if (!isDirectGrant(context)) {
            return;
        }
        String due = Stream.concat(
                        context.getUser().getRequiredActionsStream(),
                        context.getAuthenticationSession().getRequiredActions().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (!due.isEmpty()) {
            context.getEvent().user(context.getUser()).detail(LoginErrors.REQUIRED_ACTIONS, due);
        }
    }

    private static boolean isDirectGrant(RequiredActionContext context) {
        Map<String, String> details = context.getEvent().getEvent().getDetails();
        return details != null && OAuth2Constants.PASSWORD.equals(details.get(Details.GRANT_TYPE));
    }
}
