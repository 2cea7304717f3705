package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.Flow.Use;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the flows of a realm: how they are drawn, and to what they are bound. */
final class FlowFindings {

    private FlowFindings() {}

    static Stream<Finding> of(List<Flow> flows) {
        return Stream.of(
                        flows.stream().flatMap(flow -> DrawnFlow.mistakes(flow).stream()),
                        flows.stream().flatMap(FlowFindings::unbound),
                        browser(flows))
                .flatMap(found -> found);
    }

    private static Stream<Finding> unbound(Flow flow) {
        return flow.isBound() || !flow.isOurs()
                ? Stream.empty()
                : Stream.of(Finding.info(
                        Code.FLOW_NOT_BOUND,
                        "The flow " + flow.alias() + " has steps for PINs or badges, and is bound to nothing",
                        "Nobody logs in by it",
                        flow.hasPages()
                                ? "Under Authentication, Flows, choose Bind flow from its menu, or choose it as the Browser Flow"
                                        + " of a client (Advanced, Authentication flow overrides), or delete it"
                                : "Choose it as the Direct Grant Flow of a client (Advanced, Authentication flow overrides),"
                                        + " or delete it"));
    }

    /** Only where nobody sees our pages: a realm may want them for a few clients alone. */
    private static Stream<Finding> browser(List<Flow> flows) {
        boolean seen = flows.stream().anyMatch(flow -> flow.uses().contains(Use.BROWSER) && flow.hasPages());
        return seen
                ? Stream.empty()
                : Stream.of(
                        Finding.info(
                                Code.BROWSER_FLOW_WITHOUT_KIOSK_PAGES,
                                "No flow that is bound for login pages has a badge page or a PIN page",
                                "People at the login pages: they can log in by password alone",
                                "If they should use PINs and badges there, bind such a flow under Authentication, Flows, Bind flow"));
    }
}
