package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.network.Printable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes a line to the log when several users have one value in one field. Their name logs nobody in, and they hear no reason. */
final class AmbiguousName {

    private static final Logger LOG = Logger.getLogger(AmbiguousName.class);

    /** Anybody can type a name once a second. */
    private static final long PAUSE = Duration.ofMinutes(10).toMillis();

    private static final int MOST = 1000;

    /** When a line was last written, by the field and the users that it names. */
    private static final Map<String, Long> SAID = new LinkedHashMap<>();

    private AmbiguousName() {}

    /** @param users two of them, or more */
    static void say(RealmModel realm, String field, List<UserModel> users) {
        // No method reference: in Keycloak 26.7 it names an interface that 26.4 lacks.
        String ids = users.stream().map(user -> user.getId()).sorted().collect(Collectors.joining(" "));
        if (isNews(realm.getId() + " " + field + " " + ids, Time.currentTimeMillis())) {
            String names = users.stream()
                    .map(user -> Printable.quoted(user.getUsername()))
                    .collect(Collectors.joining(" and "));
            LOG.warnf(
                    "Realm %s: the users %s have one and the same %s, and it logs none of them in until only one has it",
                    realm.getName(), names, field);
        }
    }

    static synchronized boolean isNews(String line, long now) {
        Long before = SAID.get(line);
        if (before != null && now - before < PAUSE) {
            return false;
        }
        SAID.remove(line);
        SAID.put(line, now);
        if (SAID.size() > MOST) {
            SAID.remove(SAID.keySet().iterator().next());
        }
        return true;
    }
}
