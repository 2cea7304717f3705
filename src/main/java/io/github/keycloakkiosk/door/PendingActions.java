package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.method.EnrolmentActions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The required actions of a login. All are judged before the first is shown, since some do their work when they are shown. */
record PendingActions(KeycloakSession session, AuthenticationSessionModel login) {

    private static final String VERIFY_PROFILE = UserModel.RequiredAction.VERIFY_PROFILE.name();

    /**
     * The allowed actions, by provider id. Ours check the session themselves. Terms and the locale give nobody access.
     * Verifying an e-mail address proves that the mailbox is the user's.
     */
    private static final Set<String> ALLOWED = Set.of(
            EnrolmentActions.SET_PIN,
            EnrolmentActions.ENROL_BADGE,
            UserModel.RequiredAction.TERMS_AND_CONDITIONS.name(),
            UserModel.RequiredAction.VERIFY_EMAIL.name(),
            VERIFY_PROFILE,
            "update_user_locale");

    /** The first action that is forbidden to a confined login; empty when all are allowed. */
    Optional<String> forbidden() {
        return names().stream()
                .map(this::providerId)
                .flatMap(Optional::stream)
                .filter(this::isForbidden)
                .findFirst();
    }

    /** Whether a confined login may do this action, with any input. */
    static boolean isAllowed(String providerId) {
        return ALLOWED.contains(providerId);
    }

    private boolean isForbidden(String providerId) {
        return !isAllowed(providerId)
                || providerId.equals(VERIFY_PROFILE) && new SentProfile(session, login).changesALoginName();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(
                login.getAuthenticatedUser().getRequiredActionsStream().toList());
        names.addAll(login.getRequiredActions());
        // A colon separates the action from its parameter.
        Optional.ofNullable(login.getClientNote(Constants.KC_ACTION))
                .map(action -> action.split(":", 2)[0])
                .ifPresent(names::add);
        // The action that the request names, also when it does not wait for the user.
        new SentQuery(session).values(Constants.EXECUTION).forEach(names::add);
        return names;
    }

    /** Empty for an action that is absent from the realm or switched off: Keycloak skips it. */
    private Optional<String> providerId(String name) {
        RealmModel realm = login.getRealm();
        return realm.getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .filter(model -> Arrays.asList(model.getAlias(), model.getProviderId()).stream()
                        .anyMatch(name::equalsIgnoreCase))
                .map(RequiredActionProviderModel::getProviderId)
                .findFirst();
    }
}
