package io.github.keycloakkiosk.credential;

import io.github.keycloakkiosk.metrics.Metric;
import io.github.keycloakkiosk.network.ClientAddress;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Counts the waits of guesses, and says in the log where guesses are refused for a while, and until when. */
final class RefusedGuesses {

    private static final Logger LOG = Logger.getLogger(RefusedGuesses.class);

    private RefusedGuesses() {}

    /** @param last whom the last guess was about */
    static void ofAddress(RealmModel realm, Optional<UserModel> last, ClientAddress client, Instant until) {
        Metric.WAITS.count("address");
        LOG.warnf(
                "Realm %s: too many wrong PINs and unknown badges from %s, the last for user %s: both are refused there"
                        + " until %s at the latest",
                realm.getName(), client, last.map(UserModel::getUsername).orElse("unknown"), until);
    }

    /** @param user empty when the name is nobody's; it is not logged, since it may be a badge in the wrong field */
    static void ofPin(RealmModel realm, Optional<UserModel> user, ClientAddress client, Instant until) {
        Metric.WAITS.count("pin");
        LOG.warnf(
                "Realm %s: wrong PINs of user %s, the last from %s: the PIN is refused until %s, the password is not",
                realm.getName(), user.map(UserModel::getUsername).orElse("unknown"), client, until);
    }
}
