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
                .forEach(flow -> report(work, flow));
        if (AppsPart.THEME.equals(work.realm().getLoginTheme())) {
            work.report().left(Kind.REALM_THEME, AppsPart.THEME, Code.THEME_NEEDS_JAR);
        }
        work.realm()
                .getClientsStream()
                .filter(client -> AppsPart.THEME.equals(client.getAttribute(AppsPart.THEME_ATTRIBUTE)))
                .map(ClientModel::getClientId)
                .forEach(id -> work.report().left(Kind.LOGIN_THEME, id, Code.THEME_NEEDS_JAR));
    }

    private static void report(Work work, StoredFlow flow) {
        List<FlowUse> boundTo = FlowUse.of(work.session(), work.realm(), flow.model());
        Code code = boundTo.isEmpty() ? Code.FLOW_NEEDS_JAR : Code.BOUND_FLOW_NEEDS_JAR;
        work.report().left(Kind.FLOW, flow.model().getAlias(), code, boundTo);
    }
}
