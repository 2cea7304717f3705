package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A request with the token of a session that is just being ended must not bring the session back, neither in a cache nor in
 * the database.
 */
@KioskServer
class EvictedInUseIT {

    private static final int LOGINS = 40;
    private static final int CAP = 2;

    @Test
    @Timeout(60)
    void aSessionThatIsUsedWhileItEndsIsGoneAllTheSame(KeycloakServer server) throws Exception {
        RealmCopy.create(server, "in-use", realm -> {});
        Caller kiosk = Caller.atKiosk(server, "in-use");
        List<String> tokens = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService users = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> using = Stream.generate(() -> users.submit(() -> {
                        while (!over.get()) {
                            // The sessions that are about to be evicted.
                            tokens.stream()
                                    .skip(Math.max(0, tokens.size() - CAP - 1))
                                    .forEach(kiosk::userinfo);
                        }
                    }))
                    .limit(6)
                    .<Future<?>>map(future -> future)
                    .toList();
            for (int login = 0; login < LOGINS; login++) {
                tokens.add(Sessions.token(kiosk.badge("04DE51BEEF0001")));
            }
            over.set(true);
            for (Future<?> one : using) {
                one.get();
            }
        } finally {
            over.set(true);
            users.shutdown();
        }

        // A request in between may have put a copy back; the server removes it within seconds.
        for (String token : tokens.subList(0, LOGINS - CAP)) {
            Patience.until(
                    "an evicted session that is gone",
                    () -> kiosk.userinfo(token).status() == 401);
        }
        assertThat(tokens.subList(LOGINS - CAP, LOGINS))
                .allSatisfy(token -> assertThat(kiosk.userinfo(token).status()).isEqualTo(200));
    }
}
