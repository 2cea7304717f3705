package io.github.keycloakkiosk.door;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** The sessions that a request may use: those that its tokens and its cookie name. */
record SentSessions(KeycloakSession session) {

    /** The ids, before anybody has checked a signature. */
    Stream<String> ids(boolean hasForm) {
        return Stream.of(SentBearer.tokens(session), cookie().stream(), hasForm ? form() : Stream.<String>empty())
                .flatMap(tokens -> tokens)
                .map(token -> SentBearer.read(token).map(IDToken::getSessionId))
                .flatMap(Optional::stream)
                .distinct();
    }

    /**
     * Those of the bearer's token, if this realm has signed it. Whether it is still good is Keycloak's to ask: a proof of possession (DPoP)
     * can be shown only once.
     */
    Stream<UserSessionModel> ofBearer() {
        RealmModel realm = session.getContext().getRealm();
        return realm == null
                ? Stream.empty()
                : SentBearer.tokens(session)
                        .map(token -> session.tokens().decode(token, AccessToken.class))
                        .flatMap(Stream::ofNullable)
                        .map(AccessToken::getSessionId)
                        .flatMap(Stream::ofNullable)
                        .flatMap(id -> stored(realm, id).stream());
    }

    private Optional<UserSessionModel> stored(RealmModel realm, String id) {
        return Optional.ofNullable(session.sessions().getUserSession(realm, id))
                .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm, id)));
    }

    private Optional<String> cookie() {
        try {
            return Optional.ofNullable(session.getProvider(CookieProvider.class).get(CookieType.IDENTITY));
        } catch (RuntimeException unreadable) { // other cookies of the request; Keycloak reads none then either
            return Optional.empty();
        }
    }

    private Stream<String> form() {
        return SentForm.read().stream()
                .flatMap(form -> Stream.of(
                                OAuth2Constants.REFRESH_TOKEN,
                                OAuth2Constants.ACCESS_TOKEN,
                                OAuth2Constants.SUBJECT_TOKEN,
                                OAuth2Constants.ID_TOKEN_HINT,
                                AccessRequest.CLAIM_TOKEN,
                                "token")
                        .flatMap(name -> SentForm.texts(form, name)))
                .filter(Objects::nonNull);
    }
}
