package io.github.keycloakkiosk.whitelistproof;

import io.github.keycloakkiosk.check.AddressAnswer;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.ProviderVersion;
import io.github.keycloakkiosk.settings.SettingsText;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.keycloak.common.Version;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How the server judges the request that it answers with this.
 *
 * @param time when it judged; ISO 8601
 * @param realm the realm's name
 * @param keycloak the version of the server
 * @param kioskLogin the version of this jar
 * @param settings a hash of all settings with a key of the realm: it changes when a setting does, and tells nothing of them
 * @param kiosk an address of the whitelist, for the tries to claim; {@code null} when there is none
 * @param address the verdict, by the code that judges logins
 */
public record Statement(
        String time,
        String realm,
        String keycloak,
        String kioskLogin,
        String settings,
        String kiosk,
        AddressAnswer address) {

    private static final String PURPOSE = "kiosk-login settings hash\n";

    /** Of the current request. */
    public static Statement of(KeycloakSession session, RealmModel realm) {
        KioskSettings settings = KioskSettings.of(session, realm);
        AddressAnswer judged = AddressAnswer.toCurrentRequest(settings, List.of());
        return new Statement(
                Instant.ofEpochMilli(Time.currentTimeMillis()).toString(),
                realm.getName(),
                Version.VERSION,
                ProviderVersion.text(),
                hash(session, realm),
                settings.addressCheck().whitelist().first().orElse(null),
                settings.problem().isEmpty() ? judged : withoutProblem(judged));
    }

    /** What is wrong with the settings can quote them; it is for admins. */
    private static AddressAnswer withoutProblem(AddressAnswer judged) {
        return new AddressAnswer(
                judged.verdict(), judged.code(), "Kiosk logins are off; the check says why", judged.hops(), List.of());
    }

    private static String hash(KeycloakSession session, RealmModel realm) {
        byte[] mac = LinkCode.hmac(
                ProofLink.activeKey(session, realm), PURPOSE + realm.getId() + "\n" + SettingsText.of(session, realm));
        return "hmac-sha512:" + HexFormat.of().formatHex(mac, 0, 32);
    }
}
