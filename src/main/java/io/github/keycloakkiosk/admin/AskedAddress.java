package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.check.AddressAnswer;
import io.github.keycloakkiosk.check.NarrowerStep;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The query parameter {@code address} of the check. */
final class AskedAddress {

    private static final String NAME = "address";

    /** The address of the request itself, with all that is on its way. */
    private static final String THIS = "this";

    private AskedAddress() {}

    /**
     * Judges it; empty when it was not sent.
     *
     * @throws AdminError 400 with the field and the reason
     */
    static Optional<AddressAnswer> judge(KeycloakSession session, RealmModel realm) {
        // Not by @QueryParam, which leaves out an empty value.
        List<String> sent = session.getContext().getUri().getQueryParameters().get(NAME);
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        KioskSettings settings = KioskSettings.of(session, realm);
        List<NarrowerStep> steps = NarrowerStep.of(session, realm);
        try {
            if (sent.size() > 1) {
                throw new IllegalArgumentException("it is there " + sent.size()
                        + " times; send it once, with commas between the addresses of a chain");
            }
            return Optional.of(
                    sent.get(0).equals(THIS)
                            ? AddressAnswer.toCurrentRequest(settings, steps)
                            : AddressAnswer.to(sent.get(0), settings, steps));
        } catch (IllegalArgumentException bad) {
            throw AdminError.invalid(NAME, bad.getMessage());
        }
    }
}
