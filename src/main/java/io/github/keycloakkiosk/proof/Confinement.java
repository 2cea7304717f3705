package io.github.keycloakkiosk.proof;

import io.github.keycloakkiosk.method.ProvenBadges;
import io.github.keycloakkiosk.method.SessionMethods;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A session opened by a PIN or a badge alone is confined. Such a session opens apps, but makes, changes or removes nothing that
 * works without a kiosk or outlives the session. An {@link IndependentProof} lifts the confinement for five minutes.
 */
public final class Confinement {

    private Confinement() {}

    /** Whether a session is confined now. */
    public static boolean of(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        return !KioskMarks.marks(session, realm, userSession).isEmpty() && !IndependentProof.isRecent(userSession);
    }

    /** Whether a login is confined now, by its own proofs and by those of the session that it continues. */
    public static boolean of(KeycloakSession session, AuthenticationSessionModel login) {
        return !marks(session, login).isEmpty()
                && !IndependentProof.isRecent(session, login)
                && !isLifted(session, login);
    }

    private static boolean isLifted(KeycloakSession session, AuthenticationSessionModel login) {
        List<UserSessionModel> marked = continued(session, login).stream()
                .filter(userSession -> !KioskMarks.marks(session, login.getRealm(), userSession)
                        .isEmpty())
                .toList();
        return !marked.isEmpty() && marked.stream().allMatch(IndependentProof::isRecent);
    }

    /** Whether a PIN or a badge opened this login, or the session that it continues. A proof since then changes nothing. */
    public static boolean isFromKiosk(KeycloakSession session, AuthenticationSessionModel login) {
        return !marks(session, login).isEmpty();
    }

    /**
     * Marks the session that a login opens or continues. This session may differ from the one whose methods the login took
     * over, and a later password must not remove the mark.
     */
    public static void mark(KeycloakSession session, AuthenticationSessionModel login, UserSessionModel opened) {
        List<String> marks = marks(session, login);
        if (!marks.isEmpty()) {
            Set<String> badges = new LinkedHashSet<>(BadgeMarks.of(login));
            continued(session, login).stream().map(BadgeMarks::of).forEach(badges::addAll);
            mark(opened, marks, badges);
            IndependentProof.keep(session, login, opened);
        }
    }

    /** Marks a session that was opened from another one, by token exchange or impersonation. */
    public static void inherit(KeycloakSession session, UserSessionModel from, UserSessionModel opened) {
        // A badge opens sessions of its owner alone; else the owner's next badge would end another user's session.
        Set<String> badges = from.getUser().equals(opened.getUser()) ? BadgeMarks.of(from) : Set.of();
        mark(opened, KioskMarks.marks(session, from.getRealm(), from), badges);
    }

    private static void mark(UserSessionModel opened, List<String> marks, Set<String> badges) {
        SessionMethods.add(opened, marks);
        ProvenBadges.add(opened, badges);
        CompletedExecutions.addMarks(opened, marks, badges);
    }

    private static List<String> marks(KeycloakSession session, AuthenticationSessionModel login) {
        Set<String> marks = new LinkedHashSet<>(KioskMarks.marks(session, login));
        continued(session, login)
                .forEach(userSession -> marks.addAll(KioskMarks.marks(session, login.getRealm(), userSession)));
        return List.copyOf(marks);
    }

    /** The sessions with which the login goes on: under whose id it is, and of whose cookie. Those of another person are not. */
    private static List<UserSessionModel> continued(KeycloakSession session, AuthenticationSessionModel login) {
        return Stream.concat(Stream.of(login.getParentSession().getId()), ofCookie(session, login).stream())
                .distinct()
                .map(id -> session.sessions().getUserSession(login.getRealm(), id))
                .filter(userSession -> userSession != null
                        && userSession.getUser() != null
                        && userSession.getUser().equals(login.getAuthenticatedUser()))
                .toList();
    }

    /** The id of the session of the cookie, if single sign-on has found the user by it. */
    private static Optional<String> ofCookie(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.of(login)
                .filter(AuthenticatorUtil::isSSOAuthentication)
                .map(sso -> session.getProvider(CookieProvider.class).get(CookieType.IDENTITY))
                .map(cookie -> session.tokens().decode(cookie, AccessToken.class))
                .map(AccessToken::getSessionId);
    }
}
