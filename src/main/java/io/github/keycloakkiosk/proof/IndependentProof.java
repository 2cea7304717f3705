package io.github.keycloakkiosk.proof;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * A proof of who somebody is that does not depend on a kiosk: a password, a passkey, or a login at an identity provider. For five
 * minutes it lets a session that was opened by a PIN or a badge do what any session may.
 */
public final class IndependentProof {

    /** The note of a session: when such a proof was given in it last, in seconds since the epoch. */
    private static final String NOTE = "kiosk.proven_at";

    private static final List<String> PASSKEYS =
            List.of(WebAuthnCredentialModel.TYPE_PASSWORDLESS, WebAuthnCredentialModel.TYPE_TWOFACTOR);

    private IndependentProof() {}

    /** Whether one was given in this session in the last five minutes. A time that cannot be read is none. */
    static boolean isRecent(UserSessionModel userSession) {
        return isRecent(parse(userSession.getNote(NOTE)), Time.currentTimeMillis() / 1000);
    }

    /** Whether this login has given one in the last five minutes. */
    static boolean isRecent(KeycloakSession session, AuthenticationSessionModel login) {
        return isRecent(in(session, login), Time.currentTimeMillis() / 1000);
    }

    /** A time that lies ahead is no time at which a proof was given. */
    static boolean isRecent(OptionalLong provenAt, long now) {
        return provenAt.isPresent()
                && provenAt.getAsLong() <= now
                && now - provenAt.getAsLong() <= RecentPassword.SECONDS;
    }

    /** Keeps what this login has proven for the session that it opens or continues. */
    public static void keep(KeycloakSession session, AuthenticationSessionModel login, UserSessionModel userSession) {
        in(session, login).ifPresent(provenAt -> userSession.setNote(NOTE, Long.toString(provenAt)));
    }

    private static OptionalLong in(KeycloakSession session, AuthenticationSessionModel login) {
        return LongStream.of(byPassword(session, login), byPasskey(session, login), byIdentityProvider(login))
                .filter(provenAt -> provenAt > 0)
                .max();
    }

    /** 0 when none was given. Keycloak's page that asks for the name alone completes as a password does; the note tells them apart. */
    private static long byPassword(KeycloakSession session, AuthenticationSessionModel login) {
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationManager.PASSWORD_VALIDATED))
                ? latest(login, execution -> PasswordProof.asksForPassword(session, login.getRealm(), execution))
                : 0;
    }

    /** A passkey that is younger than the session may have been made by whoever holds the badge. */
    private static long byPasskey(KeycloakSession session, AuthenticationSessionModel login) {
        boolean used = AuthenticatorUtil.getAuthnCredentials(login).stream().anyMatch(PASSKEYS::contains);
        return used && !hasNewPasskey(session, login)
                ? latest(
                        login,
                        execution -> KioskMarks.kioskType(session, login.getRealm(), execution)
                                .isEmpty())
                : 0;
    }

    private static boolean hasNewPasskey(KeycloakSession session, AuthenticationSessionModel login) {
        UserSessionModel continued = session.sessions()
                .getUserSession(login.getRealm(), login.getParentSession().getId());
        long began = continued == null ? login.getParentSession().getTimestamp() : continued.getStarted();
        return PASSKEYS.stream()
                .flatMap(
                        type -> login.getAuthenticatedUser().credentialManager().getStoredCredentialsByTypeStream(type))
                .anyMatch(passkey -> passkey.getCreatedDate() == null || passkey.getCreatedDate() >= began * 1000);
    }

    /** By when it was begun: Keycloak does not keep when the user came back. */
    private static long byIdentityProvider(AuthenticationSessionModel login) {
        return login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID) == null
                ? 0
                : login.getParentSession().getTimestamp();
    }

    private static long latest(AuthenticationSessionModel login, Predicate<String> execution) {
        return completed(login).entrySet().stream()
                .filter(done -> login.getExecutionStatus().get(done.getKey()) == ExecutionStatus.SUCCESS)
                .filter(done -> execution.test(done.getKey()))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static Map<String, Integer> completed(AuthenticationSessionModel login) {
        return AuthenticatorUtils.parseCompletedExecutions(
                login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED));
    }

    private static OptionalLong parse(String note) {
        try {
            return note == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(note));
        } catch (NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }
}
