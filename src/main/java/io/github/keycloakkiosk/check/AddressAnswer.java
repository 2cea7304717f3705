package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.network.AddressRefusal;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.network.Connection;
import io.github.keycloakkiosk.network.CurrentConnection;
import io.github.keycloakkiosk.network.Hop;
import io.github.keycloakkiosk.network.StatedWay;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.SettingsWarnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a call from an address would be judged now, by the code that judges real calls.
 *
 * @param verdict {@code allowed} or {@code refused}
 * @param code the reason for programs, as events have it; {@code null} when it is allowed
 * @param reason the reason in one sentence
 * @param hops the addresses that were looked at, from this server on
 * @param steps the steps that allow fewer addresses than the realm does; all others judge as the realm does
 */
public record AddressAnswer(String verdict, String code, String reason, List<HopAnswer> hops, List<StepAnswer> steps) {

    /**
     * One address on the way.
     *
     * @param address the address
     * @param is what it was taken for
     * @param says what follows from that
     */
    public record HopAnswer(String address, String is, String says) {}

    /**
     * One step with a narrower whitelist.
     *
     * @param flow the flow that has it
     * @param step the step as the console shows it
     * @param verdict as of the answer
     * @param code as of the answer
     * @param reason as of the answer
     */
    public record StepAnswer(String flow, String step, String verdict, String code, String reason) {}

    /**
     * @param way one address, or several as in {@code X-Forwarded-For}: the client first, the connection last
     * @throws IllegalArgumentException with a printable reason, when one is no IP address
     */
    public static AddressAnswer to(String way, KioskSettings settings, List<NarrowerStep> steps) {
        Connection connection =
                StatedWay.parse(way, SettingsWarnings.serverProxies().proxyProtocol());
        return to(Optional.of(connection), settings, steps);
    }

    /** As the other, of the request that is being answered. */
    public static AddressAnswer toCurrentRequest(KioskSettings settings, List<NarrowerStep> steps) {
        return to(CurrentConnection.read(), settings, steps);
    }

    private static AddressAnswer to(Optional<Connection> connection, KioskSettings settings, List<NarrowerStep> steps) {
        List<HopAnswer> hops = new ArrayList<>();
        AddressVerdict verdict = settings.addressCheck().judge(connection, hop -> hops.add(answer(hop)));
        return new AddressAnswer(
                word(verdict),
                code(settings, verdict),
                reason(settings, verdict),
                hops,
                steps.stream().map(step -> answer(step, connection, settings)).toList());
    }

    private static StepAnswer answer(NarrowerStep step, Optional<Connection> connection, KioskSettings settings) {
        AddressVerdict verdict = settings.addressCheck().judge(connection, Optional.of(step.whitelist()));
        return new StepAnswer(
                step.flow(), step.title(), word(verdict), code(settings, verdict), reason(settings, verdict));
    }

    private static String word(AddressVerdict verdict) {
        return verdict.allowed() ? "allowed" : "refused";
    }

    private static String code(KioskSettings settings, AddressVerdict verdict) {
        return settings.problem()
                .map(AddressAnswer::code)
                .or(() -> verdict.refusal().map(AddressRefusal::code))
                .orElse(null);
    }

    private static String reason(KioskSettings settings, AddressVerdict verdict) {
        return settings.problem().orElse(verdict.explanation());
    }

    private static String code(String problem) {
        return (problem.equals(StoreProof.PROBLEM) ? Code.STORE_NOT_PROVEN : Code.SETTINGS_UNUSABLE).text();
    }

    private static HopAnswer answer(Hop hop) {
        return new HopAnswer(hop.address(), hop.role().noun(), hop.role().meaning());
    }
}
