package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A way to sign in. */
enum Door {
    /** The login API, by badge. */
    BADGE {
        @Override
        Supplier<Login> prepare(CapRealm realm, int node, Person person) {
            return api(node, () -> realm.kiosk(node).badge(person.badge()));
        }
    },
    /** The login API, by password. */
    PASSWORD {
        @Override
        Supplier<Login> prepare(CapRealm realm, int node, Person person) {
            return api(node, () -> realm.kiosk(node).password(person.name(), person.password()));
        }
    },
    /** Keycloak's token endpoint with its own direct grant flow: of this extension, only the cap takes part. */
    GRANT {
        @Override
        Supplier<Login> prepare(CapRealm realm, int node, Person person) {
            var parameters = Map.of("username", person.name(), "password", person.password(), "scope", "openid");
            return api(node, () -> realm.kiosk(node).grant(CapRealm.PLAIN, parameters));
        }
    },
    /** The badge page, in a browser that shows it already; the user has given the PIN not long ago. */
    PAGE {
        @Override
        Supplier<Login> prepare(CapRealm realm, int node, Person person) {
            LoginPages pages = realm.browser(node).open();
            return () -> {
                long began = System.nanoTime();
                pages.badge(person.badge());
                return new Login(
                        pages.status(),
                        pages.parameter("session_state"),
                        Login.once(() -> Optional.ofNullable(
                                pages.tokens().path("access_token").textValue())),
                        node,
                        began,
                        System.nanoTime());
            };
        }
    };

    /** Each of these doors by itself, and then all doors by turns. */
    static Stream<List<Door>> eachAndAll(Door... doors) {
        return Stream.concat(Stream.of(doors).map(List::of), Stream.of(List.of(values())));
    }

    /** A login through this door, prepared so that it can begin at once. */
    abstract Supplier<Login> prepare(CapRealm realm, int node, Person person);

    private static Supplier<Login> api(int node, Supplier<Answer> call) {
        return () -> {
            long began = System.nanoTime();
            Answer answer = call.get();
            return Login.of(answer, node, began, System.nanoTime());
        };
    }
}
