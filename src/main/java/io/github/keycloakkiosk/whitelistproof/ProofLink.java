package io.github.keycloakkiosk.whitelistproof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.keycloak.common.util.Encode;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * A link to the proof, for whoever has it.
 *
 * @param url the address to open
 * @param expires the moment from which it is 404; ISO 8601
 */
public record ProofLink(String url, String expires) {

    /** A link that is good for ten minutes. The caller has checked that an admin asks for it. */
    public static ProofLink make(KeycloakSession session, RealmModel realm) {
        Instant end = now().plus(LinkCode.LIFE).truncatedTo(ChronoUnit.SECONDS);
        SecretKey key = activeKey(session, realm);
        String server = session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUri()
                .toString()
                .replaceFirst("/+$", "");
        return new ProofLink(
                server + "/realms/" + Encode.encodePathAsIs(realm.getName()) + "/kiosk-login/proof/"
                        + LinkCode.sign(key, realm.getId(), end),
                end.toString());
    }

    /** Whether the code is that of a link of this realm which has not ended. */
    public static boolean holds(KeycloakSession session, RealmModel realm, String code) {
        return realm.isEnabled() && LinkCode.holds(code, keys(session, realm), realm.getId(), now());
    }

    static SecretKey activeKey(KeycloakSession session, RealmModel realm) {
        return session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey();
    }

    /** Those that are no longer active too, so that a rotation of the realm's keys ends no link. */
    private static List<SecretKey> keys(KeycloakSession session, RealmModel realm) {
        return session.keys()
                .getKeysStream(realm, KeyUse.SIG, Algorithm.HS512)
                .map(KeyWrapper::getSecretKey)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    /** Without the link, with which everybody could open it. */
    @Override
    public String toString() {
        return "ProofLink[expires=" + expires + "]";
    }
}
