package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.setup.flow.KioskFlows;
import io.github.keycloakkiosk.setup.flow.StoredFlow;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The apps whose login pages become kiosk pages: their browser flow, their theme, and the claim that says how somebody logged in. */
final class AppsPart implements Part {

    static final String THEME = "kiosk";
    static final String THEME_ATTRIBUTE = "login_theme";

    @Override
    public void setUp(Work work, Wish wish) {
        wish.apps().forEach(id -> setUp(work, work.realm().getClientByClientId(id)));
    }

    private static void setUp(Work work, ClientModel app) {
        String id = app.getClientId();
        String before = app.getAuthenticationFlowBindingOverride(AuthenticationFlowBindings.BROWSER_BINDING);
        String ours = kioskBrowser(app.getRealm()).orElseThrow();
        if (ours.equals(before)) {
            work.report().present(Kind.BROWSER_BINDING, id);
        } else {
            app.setAuthenticationFlowBindingOverride(AuthenticationFlowBindings.BROWSER_BINDING, ours);
            work.made(Kind.BROWSER_BINDING, id, alias(app.getRealm(), before));
        }
        String theme = Optional.ofNullable(app.getAttribute(THEME_ATTRIBUTE)).orElse("");
        if (theme.equals(THEME)) {
            work.report().present(Kind.LOGIN_THEME, id);
        } else {
            app.setAttribute(THEME_ATTRIBUTE, THEME);
            work.made(Kind.LOGIN_THEME, id, theme);
        }
        if (AmrMapper.canBeAddedTo(app)) {
            AmrMapper.add(app);
            work.made(Kind.AMR_MAPPER, id, AmrMapper.look(AmrMapper.of(app).orElseThrow()));
        } else if (AmrMapper.of(app).isPresent()) {
            work.report().present(Kind.AMR_MAPPER, id);
        }
    }

    private static Optional<String> kioskBrowser(RealmModel realm) {
        return StoredFlow.find(realm, KioskFlows.BROWSER.alias())
                .map(flow -> flow.model().getId());
    }

    private static String alias(RealmModel realm, String flowId) {
        return Optional.ofNullable(flowId)
                .map(realm::getAuthenticationFlowById)
                .map(AuthenticationFlowModel::getAlias)
                .orElse("");
    }

    @Override
    public void tearDown(Work work) {
        work.ledger().names(Kind.BROWSER_BINDING).forEach(id -> {
            app(work, id).ifPresent(app -> unbind(work, app));
            work.gone(Kind.BROWSER_BINDING, id);
        });
        work.ledger().names(Kind.LOGIN_THEME).forEach(id -> {
            app(work, id).ifPresent(app -> takeThemeBack(work, app));
            work.gone(Kind.LOGIN_THEME, id);
        });
        work.ledger().names(Kind.AMR_MAPPER).forEach(id -> {
            app(work, id).ifPresent(app -> removeMapper(work, app));
            work.gone(Kind.AMR_MAPPER, id);
        });
    }

    private static Optional<ClientModel> app(Work work, String id) {
        return Optional.ofNullable(work.realm().getClientByClientId(id));
    }

    private static void unbind(Work work, ClientModel app) {
        String bound = app.getAuthenticationFlowBindingOverride(AuthenticationFlowBindings.BROWSER_BINDING);
        if (bound == null || !kioskBrowser(app.getRealm()).equals(Optional.of(bound))) {
            return;
        }
        work.ledger()
                .note(Kind.BROWSER_BINDING, app.getClientId())
                .filter(alias -> !alias.isEmpty())
                .flatMap(alias -> StoredFlow.find(app.getRealm(), alias))
                .ifPresentOrElse(
                        before -> app.setAuthenticationFlowBindingOverride(
                                AuthenticationFlowBindings.BROWSER_BINDING,
                                before.model().getId()),
                        () -> app.removeAuthenticationFlowBindingOverride(AuthenticationFlowBindings.BROWSER_BINDING));
        work.report().done(Kind.BROWSER_BINDING, app.getClientId());
    }

    private static void takeThemeBack(Work work, ClientModel app) {
        if (!THEME.equals(app.getAttribute(THEME_ATTRIBUTE))) {
            return;
        }
        String before = work.ledger().note(Kind.LOGIN_THEME, app.getClientId()).orElse("");
        if (before.isEmpty()) {
            app.removeAttribute(THEME_ATTRIBUTE);
        } else {
            app.setAttribute(THEME_ATTRIBUTE, before);
        }
        work.report().done(Kind.LOGIN_THEME, app.getClientId());
    }

    private static void removeMapper(Work work, ClientModel app) {
        AmrMapper.of(app)
                .filter(mapper -> work.ledger()
                        .note(Kind.AMR_MAPPER, app.getClientId())
                        .equals(Optional.of(AmrMapper.look(mapper))))
                .ifPresentOrElse(
                        mapper -> {
                            app.removeProtocolMapper(mapper);
                            work.report().done(Kind.AMR_MAPPER, app.getClientId());
                        },
                        () -> work.report().left(Kind.AMR_MAPPER, app.getClientId(), Code.AMR_MAPPER_CHANGED));
    }
}
