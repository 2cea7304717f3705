package io.github.keycloakkiosk.enrolment;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.proof.KioskMarks;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * A user who is about to give themselves a credential.
 *
 * @param actionId the id of the required action in which they are
 * @param credentialType the type of the credential
 */
record EnrolmentAttempt(RequiredActionContext context, String actionId, String credentialType) {

    /** False when a login by PIN or badge has left the kiosk; then there is an event and a line in the log. */
    boolean isFromWhereTheLoginBegan() {
        return !KioskMarks.isIn(context.getAuthenticationSession())
                || ClientAddressCheck.isEnrolmentAllowed(
                        context.getSession(), context.getRealm(), errorEvent(), credentialType);
    }

    boolean isConfined() {
        return Confinement.of(context.getSession(), context.getAuthenticationSession());
    }

    /** An admin put the action on the user, or it was put on this one login: because a PIN has expired, or by an admin's e-mail. */
    boolean isRequired() {
        return context.getUser().getRequiredActionsStream().anyMatch(actionId::equals)
                || context.getAuthenticationSession().getRequiredActions().contains(actionId);
    }

    EventBuilder errorEvent() {
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL_ERROR)
                .client(context.getAuthenticationSession().getClient())
                .user(context.getUser())
                .detail(Details.CREDENTIAL_TYPE, credentialType);
    }
}
