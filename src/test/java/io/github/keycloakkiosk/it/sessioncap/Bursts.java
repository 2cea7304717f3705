package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A user whose logins come in bursts, and what must hold during and after each burst. */
final class Bursts implements AutoCloseable {

    static final int LOGINS = 50;

    /** The number of bursts of one user. The cap must withstand 20, by each door on each database, which takes a while. */
    static final int ROUNDS = Integer.getInteger("burst.rounds", 4);

    private final CapRealm realm;
    private final int cap;
    private final Person person;
    private final List<Sessions> sessions;
    private final Set<String> ended = new HashSet<>();
    private List<Login> alive;

    /** The user begins with as many sessions as are allowed. The PIN has then been given, so the badge is enough. */
    Bursts(CapRealm realm, int cap) {
        this.realm = realm;
        this.cap = cap;
        person = Person.create(realm.admin(0));
        String id = person.id();
        sessions = realm.admins().stream().map(admin -> new Sessions(admin, id)).toList();
        alive = IntStream.range(0, cap).mapToObj(this::byPin).toList();
    }

    String userId() {
        return sessions.get(0).userId();
    }

    /** Runs one burst after the other, by all of these doors by turns. No login is refused. */
    void repeat(List<Door> doors, IntSupplier count) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            burst(doors, count);
        }
        assertEachEndWasToldOnce();
    }

    /**
     * Runs so many logins at the same time, by all of these doors and at all nodes. None is refused.
     *
     * @param count how many sessions the user has, at one moment
     */
    void burst(List<Door> doors, IntSupplier count) throws Exception {
        List<Login> logins = atOnce(doors, count);
        assertThat(logins).extracting(Login::status).doesNotContain(500).isSubsetOf(200, 302);
        assertThat(logins).allMatch(Login::isGranted);
        assertNewestLeft(logins);
    }

    /** As {@link #burst}, but Keycloak itself may refuse some logins; returns the number of granted ones. */
    int burstWithRefusals(List<Door> doors, IntSupplier count) throws Exception {
        List<Login> logins = atOnce(doors, count);
        assertThat(logins).extracting(Login::status).isSubsetOf(200, 302, 400, 401);
        List<Login> granted = logins.stream().filter(Login::isGranted).toList();
        assertNewestLeft(granted);
        return granted.size();
    }

    private List<Login> atOnce(List<Door> doors, IntSupplier count) throws Exception {
        List<Supplier<Login>> ready = IntStream.range(0, LOGINS)
                .mapToObj(
                        i -> doors.get(i / realm.nodes().size() % doors.size()).prepare(realm, i, person))
                .toList();
        try (Poll poll = Poll.of(count)) {
            List<Login> logins = AtOnce.run(LOGINS, i -> ready.get(i).get());
            assertThat(poll.fewest()).as("the fewest sessions at any time").isGreaterThanOrEqualTo(cap);
            return logins;
        }
    }

    private void assertNewestLeft(List<Login> logins) {
        List<Login> all = Stream.concat(alive.stream(), logins.stream()).toList();
        settle(all);
        // No session stays whose login was over before the login of an evicted session began.
        List<Login> gone = all.stream().filter(login -> !alive.contains(login)).toList();
        assertThat(alive).allSatisfy(kept -> assertThat(gone).noneMatch(kept::isBefore));

        // Logins that follow each other within one second: exactly the last ones are left.
        List<Login> last = IntStream.rangeClosed(0, cap).mapToObj(this::byPin).toList();
        settle(Stream.concat(alive.stream(), last.stream()).toList());
        assertThat(alive).containsExactlyElementsOf(last.subList(1, last.size()));
    }

    /** Checks that exactly the cap is left of these, for each node's admin and for the bearers of their tokens. */
    private void settle(List<Login> all) {
        Set<String> left = sessions.get(0).ids();
        assertThat(left).hasSize(cap);
        assertThat(sessions).allSatisfy(atNode -> assertThat(atNode.ids()).isEqualTo(left));
        assertThat(all).extracting(Login::id).doesNotHaveDuplicates().containsAll(left);
        List<String> good = all.stream().filter(this::isGood).map(Login::id).toList();
        assertThat(good).as("sessions whose tokens are good").containsExactlyInAnyOrderElementsOf(left);
        alive = all.stream().filter(login -> left.contains(login.id())).toList();
        all.stream().filter(login -> !alive.contains(login)).map(Login::id).forEach(ended::add);
    }

    private boolean isGood(Login login) {
        return login.token()
                .get()
                .filter(token -> realm.kiosk(login.node()).userinfo(token).status() == 200)
                .isPresent();
    }

    /** Checks that there is one LOGOUT for each ended session, by one of the logins, and no other. */
    void assertEachEndWasToldOnce() {
        sessions.get(1 % sessions.size()).assertEndedByLogins(ended);
    }

    private Login byPin(int node) {
        long began = System.nanoTime();
        return Login.of(realm.kiosk(node).pin(person.name(), person.pin()), node, began, System.nanoTime());
    }

    /** Ends all of the user's sessions: some counts are of all users. */
    @Override
    public void close() {
        realm.admin(0).expect("POST", "/users/" + userId() + "/logout", null);
    }
}
