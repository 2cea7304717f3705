package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.setup.SetUp;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** What keeps set-up and tear-down from their work. */
final class SetUpFindings {

    private SetUpFindings() {}

    static Stream<Finding> of(RealmModel realm) {
        return SetUp.knowsWhatItMade(realm)
                ? Stream.empty()
                : Stream.of(Finding.warning(
                        Code.SET_UP_RECORD_UNREADABLE,
                        "The realm attribute kiosk-login.set-up, in which set-up has written what it made, cannot be"
                                + " read",
                        "Admins: set-up and tear-down of this realm answer 409",
                        "Write back what an earlier export or admin event has, or delete the attribute and remove by hand"
                                + " what set-up has made"));
    }
}
