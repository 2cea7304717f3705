package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.credential.Guesses;
import io.github.keycloakkiosk.method.ProvenBadges;
import io.github.keycloakkiosk.settings.VersionedFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The parts that all steps of flows share, as an authenticator and as its factory. */
public abstract class KioskAuthenticator
        implements Authenticator, AuthenticatorFactory, VersionedFactory<Authenticator> {

    private final String id;
    private final String displayType;
    private final String helpText;
    private final List<Requirement> requirements;

    /**
     * @param requirements never DISABLED: the console must not offer a login without its secret. An admin can still delete a
     *     step.
     */
    KioskAuthenticator(String id, String displayType, String helpText, List<Requirement> requirements) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.requirements = requirements;
    }

    /** The first value that was sent under this name; empty when it is missing or an empty text. */
    protected static Optional<String> sent(AuthenticationFlowContext context, String name) {
        String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /**
     * Refuses with the one answer for all kinds of wrong input. Keycloak's brute-force detection counts it as a wrong guess.
     */
    protected abstract void refuse(AuthenticationFlowContext context, String eventError);

    /** As {@link #refuse}, but Keycloak does not count it: an attempt on a locked user must not extend the lock. */
    protected abstract void refuseUncounted(AuthenticationFlowContext context, String eventError);

    /** Refuses everybody at this address for some seconds. */
    abstract void refuseAddress(AuthenticationFlowContext context, long seconds);

    /** Refuses a wrong {@link Guess}, or one too many. What cannot be a PIN or a badge is no guess, and is not counted. */
    protected final void refuseGuess(AuthenticationFlowContext context) {
        Optional.ofNullable(context.getUser()).ifPresent(context.getEvent()::user);
        // The badge of a step before this one.
        ProvenBadges.describe(context.getAuthenticationSession(), context.getEvent());
        Optional<Guess> guess = Guess.latest(context.getSession());
        guess.flatMap(Guess::until).ifPresent(until -> context.getEvent().detail(LoginErrors.UNTIL, until.toString()));
        if (guess.filter(Guess::isAddressRefused).isPresent()) {
            context.getEvent().error(LoginErrors.TOO_MANY_ATTEMPTS);
            refuseAddress(context, guess.get().secondsLeft());
        } else if (guess.filter(Predicate.not(Guess::isAdmitted)).isPresent()) {
            refuseUncounted(context, LoginErrors.PIN_TEMPORARILY_DISABLED);
        } else if (guess.filter(Guess::isCounted).isPresent()) {
            refuse(context, Errors.INVALID_USER_CREDENTIALS);
        } else {
            refuseUncounted(context, Errors.INVALID_USER_CREDENTIALS);
        }
    }

    /**
     * Refuses a PIN of an unknown user, or of one who cannot log in. Such a PIN costs and counts as much as a wrong PIN of a
     * real user.
     *
     * @param canBeRight false for a text that cannot be a PIN: it is not counted for a real user either
     * @param name the name for which it counts: that of the user, or the one that was sent
     */
    protected final void refusePinOfNobody(
            AuthenticationFlowContext context, String obstacle, boolean canBeRight, String name) {
        Guesses guesses = new Guesses(context.getSession(), context.getRealm());
        Optional<Guess> guess = canBeRight ? guesses.atNobody(name) : guesses.atNothing();
        if (guess.filter(Guess::isAddressRefused).isPresent()) {
            refuseGuess(context);
        } else {
            guess.ifPresent(Guess::wrong);
            AuthenticatorUtils.dummyHash(context);
            refuseUncounted(context, obstacle);
        }
    }

    /** The settings in the gear of a kiosk-only step. */
    protected static List<ProviderConfigProperty> kioskProperties() {
        return List.of(StepWhitelist.property());
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return requirements.toArray(Requirement[]::new);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    /** True for all users: a user without such a credential gets the same answer as one with a wrong secret. */
    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return this;
    }

    @Override
    public final void close() {}
}
