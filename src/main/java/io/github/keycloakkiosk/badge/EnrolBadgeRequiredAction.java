package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.enrolment.EnrolmentRequiredAction;
import io.github.keycloakkiosk.lookup.ReadText;
import io.github.keycloakkiosk.method.EnrolmentActions;
import io.github.keycloakkiosk.settings.NotStored;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The required action in which a user enrols a badge: tapped twice, so that a torn reading enrols nothing. It is open from every
 * address: the password protects an enrolment, and the badge is of use at a kiosk only.
 */
public final class EnrolBadgeRequiredAction extends EnrolmentRequiredAction {

    static final String ID = EnrolmentActions.ENROL_BADGE;

    private static final Logger LOG = Logger.getLogger(EnrolBadgeRequiredAction.class);

    private static final String LOGIN_STRING = "login_string";
    private static final String LOGIN_STRING_AGAIN = "login_string-again";
    private static final String LABEL = "label";
    private static final String REJECTED = "badge_rejected";

    public EnrolBadgeRequiredAction() {
        super(ID, "Enrol badge", BadgeKind.BADGE.type());
    }

    @Override
    protected Response page(RequiredActionContext context, LoginFormsProvider form) {
        // The name as it was typed, so that a user who must tap again need not type again.
        return form.setAttribute("kioskNfc", WebNfc.of(context.getConfig()))
                .setAttribute("kioskLabel", field(context, LABEL))
                .createForm("kiosk-enrol-badge.ftl");
    }

    @Override
    protected void enrol(RequiredActionContext context) {
        Optional<LoginString> tapped = tapped(context, LOGIN_STRING);
        if (tapped.isEmpty()) {
            refuse(context, new FormMessage(LOGIN_STRING, "kiosk-badge-missing"), "missing");
        } else if (!tapped.equals(tapped(context, LOGIN_STRING_AGAIN))) {
            refuse(context, new FormMessage(LOGIN_STRING_AGAIN, "kiosk-badge-mismatch"), "mismatch");
        } else if (BadgeLabel.isTooLong(field(context, LABEL))) {
            refuse(context, new FormMessage(LABEL, "kiosk-badge-label-long", BadgeLabel.MOST_CHARACTERS), "label");
        } else {
            enrol(context, tapped.get(), BadgeLabel.of(field(context, LABEL)));
        }
    }

    private static Optional<LoginString> tapped(RequiredActionContext context, String field) {
        ReadText read = new ReadText(field(context, field), field(context, ReadText.readerField(field)));
        return BadgeKind.loginString(context.getSession(), context.getRealm(), read);
    }

    private void enrol(RequiredActionContext context, LoginString tapped, Optional<BadgeLabel> label) {
        try {
            // In a transaction of its own, so that a database error does not end the login.
            KeycloakModelUtils.runJobInTransaction(
                    context.getSession().getKeycloakSessionFactory(),
                    context.getSession().getContext(),
                    own -> assign(
                            own,
                            context.getRealm().getId(),
                            context.getUser().getId(),
                            tapped,
                            label,
                            inheritedBound(context)));
            context.success();
        } catch (NotStored notStored) {
            refuse(context, notStored);
        }
    }

    private static void assign(
            KeycloakSession own,
            String realmId,
            String userId,
            LoginString tapped,
            Optional<BadgeLabel> label,
            OptionalInt belowPower) {
        RealmModel realm = own.realms().getRealm(realmId);
        UserModel user = own.users().getUserById(realm, userId);
        new SelfEnrolment(own, realm, user).enrol(tapped, label, belowPower);
    }

    private void refuse(RequiredActionContext context, NotStored notStored) {
        if (notStored.refusal().orElse(null) instanceof BadgeRefusal refusal) {
            refuse(context, new FormMessage(refusal.field(), refusal.message()), refusal.reason());
        } else {
            LOG.warnf("Realm %s: a badge is not stored: %s", context.getRealm().getName(), notStored.getMessage());
            refuse(context, form(context).setError("kiosk-not-stored"), REJECTED, notStored.getMessage());
        }
    }

    private void refuse(RequiredActionContext context, FormMessage message, String reason) {
        refuse(context, form(context).addError(message), REJECTED, reason);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Stream.concat(MAX_AUTH_AGE_CONFIG_PROPERTIES.stream(), Stream.of(WebNfc.property()))
                .toList();
    }
}
