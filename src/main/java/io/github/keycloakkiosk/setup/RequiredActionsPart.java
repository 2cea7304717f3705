package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.method.EnrolmentActions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions in which users give themselves a PIN or a badge. */
final class RequiredActionsPart implements Part {

    private static final List<String> ACTIONS = List.of(EnrolmentActions.SET_PIN, EnrolmentActions.ENROL_BADGE);

    @Override
    public void setUp(Work work, Wish wish) {
        for (String alias : ACTIONS) {
            RequiredActionProviderModel action = work.realm().getRequiredActionProviderByAlias(alias);
            if (action == null) {
                RequiredActionProviderModel made =
                        register(work, alias, wish.enrolment().orElse(true));
                work.made(Kind.REQUIRED_ACTION, alias, look(made));
            } else if (wish.enrolment().filter(on -> on != action.isEnabled()).isPresent()) {
                action.setEnabled(wish.enrolment().get());
                work.realm().updateRequiredActionProvider(action);
                work.report().done(Kind.REQUIRED_ACTION, alias);
            } else {
                work.report().present(Kind.REQUIRED_ACTION, alias);
            }
        }
    }

    private static RequiredActionProviderModel register(Work work, String alias, boolean enabled) {
        RequiredActionFactory factory = (RequiredActionFactory)
                work.session().getKeycloakSessionFactory().getProviderFactory(RequiredActionProvider.class, alias);
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setAlias(alias);
        action.setProviderId(alias);
        action.setName(factory.getDisplayText());
        action.setEnabled(enabled);
        action.setDefaultAction(false);
        action.setPriority(1 + highestPriority(work.realm()));
        return work.realm().addRequiredActionProvider(action);
    }

    private static int highestPriority(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .mapToInt(RequiredActionProviderModel::getPriority)
                .max()
                .orElse(0);
    }

    /** Whether it is switched on is the admin's daily decision, and no sign of another use. */
    private static String look(RequiredActionProviderModel action) {
        return Ledger.look(Map.of(
                "name", Objects.toString(action.getName(), ""), // the admin API takes a null
                "default", action.isDefaultAction(),
                "provider", action.getProviderId()));
    }

    @Override
    public void tearDown(Work work) {
        for (String alias : work.ledger().names(Kind.REQUIRED_ACTION)) {
            RequiredActionProviderModel action = work.realm().getRequiredActionProviderByAlias(alias);
            if (action == null) {
                work.gone(Kind.REQUIRED_ACTION, alias);
            } else if (work.ledger().note(Kind.REQUIRED_ACTION, alias).equals(Optional.of(look(action)))) {
                StoredTraces.of(work).forgetRequiredAction(alias);
                work.realm().removeRequiredActionProvider(action);
                work.removed(Kind.REQUIRED_ACTION, alias);
            } else {
                work.report().left(Kind.REQUIRED_ACTION, alias, Code.REQUIRED_ACTION_CHANGED);
            }
        }
    }
}
