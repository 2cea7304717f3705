package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.desk.DeskRight;
import io.github.keycloakkiosk.desk.People;
import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** One request at the badge desk: who is calling, whom it is about, and how it ends. */
record Desk(KeycloakSession session, RealmModel realm, DeskRight right, String callerId, DeskEvents events) {

    /** Enough for a queue of people, too few to probe which numbers are badges. */
    private static final AttemptLimit BY_LEAD = new AttemptLimit(120, 300);

    /** Five a day: who forgets a PIN more often needs another. */
    private static final AttemptLimit UNLOCKS = new AttemptLimit(5, 86_400);

    /** @throws AdminError 403 when the caller has no right here */
    static Desk open(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        DeskRight right = DeskRight.of(session, realm, auth)
                .orElseThrow(() -> AdminError.of(
                        403,
                        null,
                        "A session that a PIN or a badge opened may do this only at a kiosk, as a shift lead"));
        return new Desk(session, realm, right, auth.adminAuth().getUser().getId(), new DeskEvents(adminEvent));
    }

    /** @throws AdminError 404 for an unknown id, and for a person whom the caller may not see */
    UserModel person(String id) {
        return people().byId(id).orElseThrow(() -> AdminError.of(404, null, "There is no such user for you"));
    }

    /** @throws AdminError 404 as {@link #person}, 403 for a person whom the caller may only see, 409 for a service account */
    UserModel managed(String id) {
        UserModel person = person(id);
        if (!right.mayManage(person)) {
            throw AdminError.of(403, null, "You may not manage this user");
        }
        if (person.getServiceAccountClientLink() != null) {
            throw AdminError.of(409, null, "A service account has no PIN and no badges");
        }
        return person;
    }

    /**
     * The same page, if it is near enough to the start: where each person has to be asked about, a late page costs as much as all
     * before it.
     *
     * @throws AdminError 400 when it is not
     */
    Page bounded(Page page) {
        if (!right.seesEverybody() && page.first() + page.max() > Page.MOST) {
            throw AdminError.invalid("first", "you can see the first " + Page.MOST + " alone; search for a name");
        }
        return page;
    }

    Badges badges() {
        return new Badges(session, realm);
    }

    People people() {
        return new People(session, realm, right);
    }

    /** @throws AdminError 429 when a shift lead tries too many badges */
    void requireTurn() {
        if (right.isLead()
                && !new Attempts(session, realm, "desk:" + callerId, BY_LEAD)
                        .take()
                        .admitted()) {
            throw AdminError.of(429, null, "Too many badges were tried; again in a few minutes");
        }
    }

    /** @throws AdminError 429 when a shift lead has lifted this person's waits too often: each gives more guesses at the PIN */
    void requireUnlock(String personId) {
        if (right.isLead()
                && !new Attempts(session, realm, "desk-unlock:" + personId, UNLOCKS)
                        .take()
                        .admitted()) {
            throw AdminError.of(429, null, "This PIN was unlocked too often today; give the person another PIN");
        }
    }

    <T> T changing(Supplier<T> change) {
        return AllOrNothing.run(session, change);
    }
}
