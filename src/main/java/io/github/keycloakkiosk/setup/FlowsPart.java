package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.setup.flow.FlowPlan;
import io.github.keycloakkiosk.setup.flow.FlowUse;
import io.github.keycloakkiosk.setup.flow.KioskFlows;
import io.github.keycloakkiosk.setup.flow.NewFlow;
import io.github.keycloakkiosk.setup.flow.StoredFlow;
import io.github.keycloakkiosk.setup.flow.TakenAlias;
import java.util.List;
import java.util.Optional;

/** The flows, with their gears. */
final class FlowsPart implements Part {

    @Override
    public void setUp(Work work, Wish wish) {
        for (FlowPlan plan : KioskFlows.ALL) {
            if (StoredFlow.find(work.realm(), plan.alias()).isPresent()) {
                work.report().present(Kind.FLOW, plan.alias());
            } else {
                try {
                    StoredFlow drawn = NewFlow.draw(work.realm(), plan);
                    work.made(Kind.FLOW, plan.alias(), look(drawn));
                } catch (TakenAlias taken) {
                    throw Refused.conflict(taken.getMessage());
                }
            }
        }
    }

    @Override
    public void tearDown(Work work) {
        for (String alias : work.ledger().names(Kind.FLOW)) {
            StoredFlow.find(work.realm(), alias)
                    .ifPresentOrElse(flow -> tearDown(work, flow), () -> work.gone(Kind.FLOW, alias));
        }
    }

    private static void tearDown(Work work, StoredFlow flow) {
        String alias = flow.model().getAlias();
        List<FlowUse> boundTo = FlowUse.of(work.session(), work.realm(), flow.model());
        if (!boundTo.isEmpty()) {
            work.report().left(Kind.FLOW, alias, Code.FLOW_BOUND, boundTo);
        } else if (!work.ledger().note(Kind.FLOW, alias).equals(Optional.of(look(flow)))) {
            work.report().left(Kind.FLOW, alias, Code.FLOW_CHANGED);
        } else {
            flow.erase();
            work.removed(Kind.FLOW, alias);
        }
    }

    private static String look(StoredFlow flow) {
        return Ledger.look(flow.plan().toString());
    }
}
