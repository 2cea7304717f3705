package io.github.keycloakkiosk.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        List<Finding> findings = findings(session, realm, users).stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .toList();
        return new Check(findings, users ? List.of() : List.of(USERS), null);
    }

    /** This check, with how a call from there would be judged. */
    public Check with(AddressAnswer answer) {
        return new Check(findings, notLookedAt, answer);
    }

    private static List<Finding> findings(KeycloakSession session, RealmModel realm, boolean users) {
        KioskSettings settings = KioskSettings.of(session, realm);
        Looks<Seen> looks = new Looks<>(realm.getName(), Seen.by(session, realm));
        looks.at(Part.SERVER, seen -> ServerFindings.of(seen.session(), seen.realm(), settings));
        looks.at(Part.SETTINGS, seen -> SetUpFindings.of(seen.realm()));
        Optional<List<Flow>> flows = looks.read(Part.FLOWS, seen -> RealmFlows.of(seen.session(), seen.realm()));
        if (!KioskSettings.exist(session, realm)) {
            boolean meant = flows.orElse(List.of()).stream().anyMatch(Flow::isOurs);
            looks.at(Part.SETTINGS, seen -> Stream.of(missing(meant)));
            return looks.findings();
        }
        looks.at(Part.SETTINGS, seen -> Stream.concat(unusable(settings), WhitelistFindings.of(settings)));
        List<Flow> drawn = flows.orElse(List.of());
        looks.at(Part.FLOWS, seen -> FlowFindings.of(drawn));
        looks.at(Part.FLOWS, seen -> GearFindings.of(seen.session(), seen.realm(), drawn));
        looks.at(Part.CLIENTS, seen -> ClientFindings.of(seen.session(), seen.realm(), drawn));
        looks.at(Part.CLIENTS, seen -> PolicyFlow.findings(PolicyFlow.of(seen.session(), seen.realm()), drawn));
        looks.at(Part.CLIENTS, seen -> OfflineFindings.of(seen.session(), seen.realm()));
        looks.at(Part.REALM, seen -> RealmFindings.of(seen.session(), seen.realm(), settings, users));
        looks.at(Part.PROFILE, seen -> ProfileFindings.of(seen.session(), seen.realm(), users));
        looks.at(Part.KEYS, seen -> KeyFindings.of(seen.session(), seen.realm()));
        if (users) {
            looks.at(Part.USERS, seen -> UserFindings.of(seen.session(), seen.realm(), drawn));
            looks.at(Part.KEYS, seen -> KeyFindings.unknown(seen.session(), seen.realm(), settings));
        }
        return looks.findings();
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
