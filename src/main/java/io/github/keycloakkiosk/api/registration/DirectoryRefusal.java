package io.github.keycloakkiosk.api.registration;

import io.github.keycloakkiosk.api.answer.ApiError;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.OperationNotSupportedException;
import javax.naming.directory.InvalidAttributeValueException;
import org.jboss.logging.Logger;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.ReadOnlyException;

/** Where Keycloak puts new users into a directory, the directory may refuse one by rules that Keycloak does not know. */
final class DirectoryRefusal {

    private static final Logger LOG = Logger.getLogger(DirectoryRefusal.class);
    private static final int DEEPEST_CAUSE = 20;

    private DirectoryRefusal() {}

    /** The answer, if a directory is the reason of this failure: 400 when it refuses a value, else 503. */
    static Optional<ApiError> of(RealmModel realm, Throwable failure) {
        if (has(failure, InvalidAttributeValueException.class)) {
            return Optional.of(ApiError.badRequest(
                    "invalid_field",
                    "The directory of this realm refuses a value: the username, the email or the phone."));
        }
        if (!has(failure, NamingException.class, ReadOnlyException.class, ModelValidationException.class)) {
            return Optional.empty();
        }
        // Neither the message nor the trace: both have the typed name, which may be a secret.
        LOG.warnf(
                "Realm %s: the directory takes no new account: %s; synchronise no registrations into it, or let Keycloak's bind"
                        + " user add entries with these attributes",
                realm.getName(), root(failure).getClass().getSimpleName());
        return Optional.of(new ApiError(
                503, "directory_refused", "The directory of this realm takes no new accounts; the log says why."));
    }

    /** As {@link #of}, for a failure of the password alone. Active Directory is unwilling where others find it invalid. */
    static Optional<ApiError> ofPassword(RealmModel realm, Throwable failure) {
        return has(failure, InvalidAttributeValueException.class, OperationNotSupportedException.class)
                ? Optional.of(ApiError.badRequest("invalid_field", "Field 'password': the directory refuses it."))
                : of(realm, failure);
    }

    private static boolean has(Throwable failure, Class<?>... kinds) {
        return causes(failure).anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }
}
