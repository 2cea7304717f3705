package io.github.keycloakkiosk.enrolment;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.login.KioskPage;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.login.StrangerPage;
import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.proof.KioskMarks;
import io.github.keycloakkiosk.proof.PasswordProof;
import io.github.keycloakkiosk.settings.ProviderVersion;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The common part of the required actions in which a user enrols a PIN or a badge. A user who enrols unasked (by
 * {@code kc_action}, for example from the account console) must have given their password a moment ago, both when the page is
 * shown and when it is sent. Else the finder of a badge could set the PIN for it, or enrol a badge of their own.
 */
public abstract class EnrolmentRequiredAction
        implements RequiredActionProvider,
                RequiredActionFactory,
                CredentialRegistrator,
                ServerInfoAwareProviderFactory {

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
        if (KioskMarks.isIn(context.getAuthenticationSession())
                && !ClientAddressCheck.isAllowed(context.getSession(), context.getRealm())) {
            errorEvent(context).error(LoginErrors.IP_NOT_WHITELISTED);
            context.challenge(StrangerPage.of(context));
            return false;
        }
        boolean allowed = Confinement.of(context.getSession(), context.getAuthenticationSession())
                ? isRequired(context) && isEnoughWhenRequired(context)
                : isRequired(context) || PasswordProof.isRecent(context);
        if (!allowed) {
            errorEvent(context).error(LoginErrors.PASSWORD_NEEDED);
            context.challenge(form(context).createForm("kiosk-password-needed.ftl"));
        }
        return allowed;
    }

    /**
     * Whether a PIN or a badge alone may do a {@linkplain #isRequired required} action. By default yes, since somebody put the
     * action on this user.
     */
    protected boolean isEnoughWhenRequired(RequiredActionContext context) {
        return true;
    }

    /** Whether an admin put the action on the user, or something put it on this login: an expired PIN, or an admin's e-mail. */
    private boolean isRequired(RequiredActionContext context) {
        return context.getUser().getRequiredActionsStream().anyMatch(id::equals)
                || context.getAuthenticationSession().getRequiredActions().contains(id);
    }

    /** Shows the page again with its error, and sends an event with the reason. */
    protected final void refuse(RequiredActionContext context, LoginFormsProvider form, String error, String reason) {
        errorEvent(context).detail(Details.REASON, reason).error(error);
        context.challenge(page(context, form));
    }

    private EventBuilder errorEvent(RequiredActionContext context) {
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL_ERROR)
                .client(context.getAuthenticationSession().getClient())
                .user(context.getUser())
                .detail(Details.CREDENTIAL_TYPE, credentialType);
    }

    /** The first value of a field of the page; empty when the field was not sent. */
    protected static String field(RequiredActionContext context, String name) {
        String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

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
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.info();
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
