package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.setup.flow.FlowUse;
import io.github.keycloakkiosk.setup.flow.OwnSteps;
import io.github.keycloakkiosk.setup.flow.StoredFlow;
import java.util.List;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;

/** What would break, or stay, in a realm when the jar goes, and is nobody's to remove but a person's. */
final class Remains {

    private Remains() {}

    static void report(Work work) {
        List<String> removed = work.report().done().stream()
                .filter(item -> item.kind() == Kind.FLOW)
                .map(Report.Item::name)
                .toList();
        work.realm()
                .getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .filter(flow -> !removed.contains(flow.getAlias()))
                .map(flow -> new StoredFlow(work.realm(), flow))
                .filter(flow -> OwnSteps.areIn(flow, work.session()))
                .filter(flow -> !work.ledger().has(Kind.FLOW, flow.model().getAlias()))
                .forEach(flow -> work.report()
                        .left(
                                Kind.FLOW,
                                flow.model().getAlias(),
                                steps(FlowUse.of(work.session(), work.realm(), flow.model()))));
        if (AppsPart.THEME.equals(work.realm().getLoginTheme())) {
            work.report()
                    .left(Kind.REALM_THEME, AppsPart.THEME, "The theme goes with the jar; choose another login theme");
        }
        work.realm()
                .getClientsStream()
                .filter(client -> AppsPart.THEME.equals(client.getAttribute(AppsPart.THEME_ATTRIBUTE)))
                .map(ClientModel::getClientId)
                .forEach(id -> work.report()
                        .left(Kind.LOGIN_THEME, id, "The theme goes with the jar; choose another login theme"));
    }

    private static String steps(List<String> boundTo) {
        String use = boundTo.isEmpty()
                ? "Nothing is bound to it"
                : "It is bound to " + String.join(", ", boundTo) + ", where nobody can log in without the jar";
        return "It has steps of this extension. " + use
                + "; remove the steps or the flow, or the token endpoint and exports of the realm fail without the jar";
    }
}
