package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;

/** The strings of one kind that a user has already: their labels and their terms may change. */
public final class HeldStrings {

    private final UserModel user;
    private final LookupKind kind;

    public HeldStrings(UserModel user, LookupKind kind) {
        this.user = user;
        this.kind = kind;
    }

    /**
     * Gives a string of the user another label or end.
     *
     * @param id of its credential
     * @param label null keeps the label that it has
     * @param validUntil null keeps the end that it has; empty when it stays good
     * @param belowPower the bound of whoever sets another end, for the bound that it has may be weaker
     * @return empty when the user has no such string
     * @throws NotStored 409 when the user has another with that label
     */
    public Optional<Assignment.Given> keep(
            String id, String label, Optional<Instant> validUntil, OptionalInt belowPower) {
        Optional<CredentialModel> found = user.credentialManager()
                .getStoredCredentialsByTypeStream(kind.type())
                .filter(stored -> stored.getId().equals(id))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Terms> terms = Optional.ofNullable(validUntil)
                .map(end -> new Terms(
                        end, tighter(LookupCredentialModel.of(kind, found.get()).belowPower(), belowPower)));
        try {
            return Optional.of(change(id, label, terms));
        } catch (ModelDuplicateException duplicate) {
            throw NotStored.conflict(kind.labelTaken());
        }
    }

    /** An admin lifts the bound of a shift lead. Another lead does not: whoever set it may know the string. */
    private static Terms noLaxer(Terms given, OptionalInt before) {
        return given.belowPower().isEmpty()
                ? given
                : new Terms(given.validUntil(), tighter(before, given.belowPower()));
    }

    private static OptionalInt tighter(OptionalInt one, OptionalInt other) {
        return IntStream.concat(one.stream(), other.stream()).min();
    }

    /** @throws ModelDuplicateException when the user has another with that label */
    Assignment.Given change(String id, String label, Optional<Terms> terms) {
        CredentialModel stored = user.credentialManager().getStoredCredentialById(id);
        if (stored == null) {
            return new Assignment.Given(null, false);
        }
        LookupCredentialModel wanted = LookupCredentialModel.of(kind, stored);
        if (label != null) {
            wanted.setUserLabel(label);
        }
        terms.map(given -> noLaxer(given, wanted.belowPower())).ifPresent(wanted::setTerms);
        boolean differs = !Objects.equals(wanted.getUserLabel(), stored.getUserLabel())
                || !Objects.equals(wanted.getCredentialData(), stored.getCredentialData());
        if (differs) {
            user.credentialManager().updateStoredCredential(wanted);
        }
        return new Assignment.Given(stored, differs);
    }
}
