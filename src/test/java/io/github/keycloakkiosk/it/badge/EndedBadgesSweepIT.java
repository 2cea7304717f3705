package io.github.keycloakkiosk.it.badge;

import static io.github.keycloakkiosk.it.badge.TemporaryBadgesIT.badge;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A badge whose end is over goes by itself. */
@KioskServer(start = "--spi-credential--kiosk-badge--sweep-seconds=1")
class EndedBadgesSweepIT {

    @Test
    void itGoesByItselfAndOthersStay(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "swept-badges", realm -> {});
        Person person = Person.create(admin);
        admin.putCredentials(
                person.id(),
                badge("04DA00000001", Instant.now().plus(Duration.ofSeconds(5)), "Short"),
                badge("04DA00000002", Instant.now().plus(Duration.ofDays(1)), "Long"));
        assertThat(admin.credentials(person.name(), "badge")).hasSize(3);

        Patience.until(
                "the sweep", () -> admin.credentials(person.name(), "badge").size() == 2);

        assertThat(admin.credentials(person.name(), "badge").toString())
                .contains("Long")
                .doesNotContain("Short");
    }
}
