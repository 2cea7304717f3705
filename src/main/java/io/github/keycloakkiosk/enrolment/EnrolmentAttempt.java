package io.github.keycloakkiosk.enrolment;

import io.github.keycloakkiosk.credential.StillHeld;
import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.proof.BadgeMarks;
import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.proof.KioskMarks;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

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

    /** Whether the badges that have proven the user in this login are still theirs: one may have been reported as lost meanwhile. */
    boolean isProofHeld() {
        KeycloakSession session = context.getSession();
        Set<String> badges = BadgeMarks.of(context.getAuthenticationSession());
        return badges.isEmpty()
                || session.getKeycloakSessionFactory()
                        .getProviderFactoriesStream(CredentialProvider.class)
                        .map(factory -> session.getProvider(CredentialProvider.class, factory.getId()))
                        .filter(StillHeld.class::isInstance)
                        .map(StillHeld.class::cast)
                        .anyMatch(provider -> provider.areHeld(context.getRealm(), context.getUser(), badges));
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
