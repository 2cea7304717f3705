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
 * A proof of identity without a kiosk: a password, a passkey, or a login at an identity provider. For five minutes, such a
 * proof lets a session opened by a PIN or a badge do all that other sessions may do.
 */
public final class IndependentProof {

    /** The session note with the time of the last such proof, in seconds since the epoch. */
    private static final String NOTE = "kiosk.proven_at";

    private static final List<String> PASSKEYS =
            List.of(WebAuthnCredentialModel.TYPE_PASSWORDLESS, WebAuthnCredentialModel.TYPE_TWOFACTOR);

    private IndependentProof() {}

    /** Whether this session had such a proof in the last five minutes. An unreadable time counts as none. */
    static boolean isRecent(UserSessionModel userSession) {
        return isRecent(parse(userSession.getNote(NOTE)), Time.currentTimeMillis() / 1000);
    }

    /** Whether this login had such a proof in the last five minutes. */
    static boolean isRecent(KeycloakSession session, AuthenticationSessionModel login) {
        return isRecent(in(session, login), Time.currentTimeMillis() / 1000);
    }

    /** A time in the future does not count. */
    static boolean isRecent(OptionalLong provenAt, long now) {
        return provenAt.isPresent()
                && provenAt.getAsLong() <= now
                && now - provenAt.getAsLong() <= RecentPassword.SECONDS;
    }

    /** Stores this login's proof in the session that the login opens or continues. */
    public static void keep(KeycloakSession session, AuthenticationSessionModel login, UserSessionModel userSession) {
        in(session, login).ifPresent(provenAt -> userSession.setNote(NOTE, Long.toString(provenAt)));
    }

    private static OptionalLong in(KeycloakSession session, AuthenticationSessionModel login) {
        return LongStream.of(byPassword(session, login), byPasskey(session, login), byIdentityProvider(login))
                .filter(provenAt -> provenAt > 0)
                .max();
    }

    /** 0 for none. Keycloak's page for the name alone completes as a password page does; the note tells them apart. */
    private static long byPassword(KeycloakSession session, AuthenticationSessionModel login) {
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationManager.PASSWORD_VALIDATED))
                ? latest(login, execution -> PasswordProof.asksForPassword(session, login.getRealm(), execution))
                : 0;
    }

    /** A passkey that is younger than the session does not count: the holder of the badge may have made it. */
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

    /** The start of the login: Keycloak does not keep the time of the user's return. */
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
