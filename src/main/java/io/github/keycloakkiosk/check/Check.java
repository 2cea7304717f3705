package io.github.keycloakkiosk.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Everything that is wrong with the kiosk logins of a realm at this moment.
 *
 * @param findings the worst first
 * @param notLookedAt what the caller may not see, such as {@code users}; findings that need it are left out
 * @param address how a call from an address would be judged; {@code null} when nobody asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(List<Finding> findings, List<String> notLookedAt, AddressAnswer address) {

    private static final String USERS = "users";

    /** @param users whether the caller may see users */
    public static Check of(KeycloakSession session, RealmModel realm, boolean users) {
        List<Finding> findings = findings(session, realm, users)
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .toList();
        return new Check(findings, users ? List.of() : List.of(USERS), null);
    }

    /** This check, with how a call from there would be judged. */
    public Check with(AddressAnswer answer) {
        return new Check(findings, notLookedAt, answer);
    }

    private static Stream<Finding> findings(KeycloakSession session, RealmModel realm, boolean users) {
        List<Flow> flows = RealmFlows.of(session, realm);
        KioskSettings settings = KioskSettings.of(session, realm);
        Stream<Finding> server = ServerFindings.of(session, realm, settings);
        if (!KioskSettings.exist(session, realm)) {
            boolean meant = flows.stream().anyMatch(Flow::isOurs);
            return Stream.concat(server, Stream.of(missing(meant)));
        }
        return Stream.of(
                        server,
                        unusable(settings),
                        WhitelistFindings.of(settings),
                        ClientFindings.of(session, realm, flows),
                        OfflineFindings.of(session, realm),
                        FlowFindings.of(flows),
                        GearFindings.of(session, realm, flows),
                        RealmFindings.of(session, realm, settings, users),
                        ProfileFindings.of(session, realm, users),
                        KeyFindings.of(session, realm),
                        users ? UserFindings.of(session, realm, flows) : Stream.<Finding>empty(),
                        users ? KeyFindings.unknown(session, realm, settings) : Stream.<Finding>empty())
                .flatMap(found -> found);
    }

    private static Finding missing(boolean meant) {
        return new Finding(
                Code.SETTINGS_MISSING,
                meant ? Severity.ERROR : Severity.INFO,
                "The realm has no kiosk login settings",
                "Everybody with a PIN or a badge: they are refused",
                "If the realm should have kiosk logins, give it the settings component kiosk-login");
    }

    private static Stream<Finding> unusable(KioskSettings settings) {
        return settings.problem().filter(problem -> !problem.equals(StoreProof.PROBLEM)).stream()
                .map(
                        problem -> Finding.error(
                                Code.SETTINGS_UNUSABLE,
                                "The settings cannot be used: " + problem,
                                "Everybody with a PIN or a badge: they are refused, and the login API answers 503",
                                "Mend the setting that is named, in the tab kiosk-login under Realm settings or in the component"));
    }

    /** What has no line in the log when a server has started. */
    Stream<Finding> notSaidAtStart() {
        return findings.stream().filter(finding -> !finding.code().isSaidAtStart());
    }
}
