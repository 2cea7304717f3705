package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.login.UserGrantAuthenticator;
import io.github.keycloakkiosk.method.ProvenBadges;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;

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
     * @param obstacle when its end is over, or its owner cannot log in; takes the error of the event
     * @param good when its owner can
     */
    void judge(Runnable nobody, Consumer<String> obstacle, Consumer<FoundString> good) {
        Optional<FoundString> found = kind.read(context.getSession(), context.getRealm(), secret)
                .flatMap(string ->
                        LookupCredentialProvider.of(context.getSession(), kind).find(context.getRealm(), string))
                .filter(owned -> context.getUser() == null || context.getUser().equals(owned.owner()));
        if (found.isEmpty()) {
            nobody.run();
            return;
        }
        // Also where its end is over, or its owner cannot log in: nobody guessed this string.
        Guess.latest(context.getSession()).ifPresent(Guess::right);
        found.get().remark().ifPresent(reason -> context.getEvent().detail(Details.REASON, reason));
        Optional<String> error = found.get().isGood()
                ? UserGrantAuthenticator.obstacle(context, found.get().owner())
                : Optional.of(kind.endedError());
        if (error.isPresent()) {
            context.getEvent().user(found.get().owner());
            ProvenBadges.describe(
                    context.getEvent(),
                    found.get().credential().getId(),
                    found.get().credential().getUserLabel());
            obstacle.accept(error.get());
            return;
        }
        good.accept(found.get());
    }

    /** Leaves out the string. */
    @Override
    public String toString() {
        return "PresentedString[redacted]";
    }
}
