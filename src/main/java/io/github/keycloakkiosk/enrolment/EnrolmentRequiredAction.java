package io.github.keycloakkiosk.enrolment;

import io.github.keycloakkiosk.credential.StoredCredential;
import io.github.keycloakkiosk.login.KioskPage;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.login.StrangerPage;
import io.github.keycloakkiosk.proof.PasswordProof;
import io.github.keycloakkiosk.settings.VersionedFactory;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A required action in which a user enrols a PIN or a badge: all that is the same for each. A user who starts it without being
 * told to (by {@code kc_action}, as from the account console) must have given the password a moment ago, both when the page is
 * shown and when it is sent. Otherwise the finder of a badge could set the PIN for it, or enrol another badge.
 */
public abstract class EnrolmentRequiredAction
        implements RequiredActionProvider,
                RequiredActionFactory,
                CredentialRegistrator,
                VersionedFactory<RequiredActionProvider> {

    private final String id;
    private final String displayText;
    private final String credentialType;

    protected EnrolmentRequiredAction(String id, String displayText, String credentialType) {
        this.id = id;
        this.displayText = displayText;
        this.credentialType = credentialType;
    }

    /** The page that asks for the credential. */
    protected abstract Response page(RequiredActionContext context, LoginFormsProvider form);

    /** Reads the sent page; ends with {@code context.success()} or with {@link #refuse}. */
    protected abstract void enrol(RequiredActionContext context);

    @Override
    public final void requiredActionChallenge(RequiredActionContext context) {
        if (isAllowed(context)) {
            context.challenge(page(context, form(context)));
        }
    }

    @Override
    public final void processAction(RequiredActionContext context) {
        if (isAllowed(context)) {
            context.getEvent().event(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, credentialType);
            enrol(context);
        }
    }

    /** The form for a page, with the attributes that all our pages have. */
    protected static LoginFormsProvider form(RequiredActionContext context) {
        return KioskPage.of(context);
    }

    private boolean isAllowed(RequiredActionContext context) {
        EnrolmentAttempt attempt = attempt(context);
        if (!attempt.isFromWhereTheLoginBegan()) {
            context.challenge(StrangerPage.of(context));
            return false;
        }
        if (!attempt.isProofHeld()) {
            attempt.errorEvent().error(LoginErrors.BADGE_REVOKED);
            context.challenge(form(context).createForm("kiosk-password-needed.ftl"));
            return false;
        }
        boolean allowed = attempt.isConfined()
                ? attempt.isRequired() && isEnoughWhenRequired(context)
                : attempt.isRequired() || PasswordProof.isRecent(context);
        if (!allowed) {
            attempt.errorEvent().error(LoginErrors.PASSWORD_NEEDED);
            context.challenge(form(context).createForm("kiosk-password-needed.ftl"));
        }
        return allowed;
    }

    private EnrolmentAttempt attempt(RequiredActionContext context) {
        return new EnrolmentAttempt(context, id, credentialType);
    }

    /**
     * Whether a PIN or a badge alone may do the action where it is {@linkplain EnrolmentAttempt#isRequired required}. By default
     * it may, since somebody put the action on this user.
     */
    protected boolean isEnoughWhenRequired(RequiredActionContext context) {
        return true;
    }

    /**
     * The bound on what a PIN or a badge alone enrols: the tightest that the user's PIN and badges have. Otherwise a shift lead who
     * holds a badge of somebody else could make one of it without a bound.
     */
    protected final OptionalInt inheritedBound(RequiredActionContext context) {
        return attempt(context).isConfined() ? StoredCredential.tightestBound(context.getUser()) : OptionalInt.empty();
    }

    /** The page once more, with what is wrong said on it; and an event that names the reason. */
    protected final void refuse(RequiredActionContext context, LoginFormsProvider form, String error, String reason) {
        attempt(context).errorEvent().detail(Details.REASON, reason).error(error);
        context.challenge(page(context, form));
    }

    /** The first value of a field of the page; empty when it was not sent. */
    protected static String field(RequiredActionContext context, String name) {
        String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
        return value == null ? "" : value;
    }

    /** Puts the action on this login when it is due. By default it never is by itself. */
    protected void requireIfDue(RequiredActionContext context) {}

    @Override
    public final void evaluateTriggers(RequiredActionContext context) {
        requireIfDue(context);
        UnfinishedAccount.name(context);
    }

    @Override
    public final InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public final String getCredentialType(KeycloakSession session, AuthenticationSessionModel authenticationSession) {
        return credentialType;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayText() {
        return displayText;
    }

    @Override
    public final RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public final void close() {}
}
