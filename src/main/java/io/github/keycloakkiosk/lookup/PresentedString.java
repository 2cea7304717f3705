package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.login.UserGrantAuthenticator;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * A string that was sent by a page or to the token endpoint, and is not looked up yet.
 *
 * @param context the flow in which it was
 * @param kind what it should be
 * @param secret what was sent, with at least one character
 */
record PresentedString(AuthenticationFlowContext context, LookupKind kind, ReadText secret) {

    /**
     * Finds its owner, and calls one of these.
     *
     * @param nobody when it is nobody's, or not of the user whom an earlier step has found
     * @param obstacle when its owner cannot log in; takes the error of the event
     * @param owner when its owner can
     */
    void judge(Runnable nobody, Consumer<String> obstacle, Consumer<UserModel> owner) {
        Optional<UserModel> found = kind.read(context.getSession(), context.getRealm(), secret)
                .flatMap(string ->
                        LookupCredentialProvider.of(context.getSession(), kind).owner(context.getRealm(), string))
                .filter(user -> context.getUser() == null || context.getUser().equals(user));
        if (found.isEmpty()) {
            nobody.run();
            return;
        }
        // Also where its owner cannot log in: nobody guessed this string.
        Guess.latest(context.getSession()).ifPresent(Guess::right);
        Optional<String> error = UserGrantAuthenticator.obstacle(context, found.get());
        if (error.isPresent()) {
            context.getEvent().user(found.get());
            obstacle.accept(error.get());
            return;
        }
        owner.accept(found.get());
    }

    /** Leaves out the string. */
    @Override
    public String toString() {
        return "PresentedString[redacted]";
    }
}
