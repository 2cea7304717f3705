package io.github.keycloakkiosk.it.client;

import static io.github.keycloakkiosk.it.client.Admin.typed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A user whom no other test knows, with a password, a PIN and a badge. */
public record Person(Admin admin, String name, String password, String pin, String badge) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static Person create(Admin admin) {
        int number = COUNT.incrementAndGet();
        Person person = new Person(
                admin, "person" + number, "password-of-" + number, "7394", String.format("04AB%08X", number * 7919));
        Answer answer = admin.createUser(
                person.name,
                Map.of("type", "password", "value", person.password),
                typed("pin", person.pin),
                typed("badge", person.badge));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return person;
    }

    /** As an admin does on the user's page, or by <em>Reset actions</em>. */
    public Person require(String... actions) {
        return change(user -> user.set("requiredActions", new ObjectMapper().valueToTree(List.of(actions))));
    }

    public Person change(Consumer<ObjectNode> change) {
        ObjectNode user = user();
        change.accept(user);
        admin.expect("PUT", "/users/" + id(), user);
        return this;
    }

    public List<String> requiredActions() {
        List<String> actions = new ArrayList<>();
        user().path("requiredActions").forEach(action -> actions.add(action.asText()));
        return actions;
    }

    public String id() {
        return admin.userId(name);
    }

    /** The admin API's path of this person's credential of this type; of several, the first. */
    public String path(String type) {
        return "/users/" + id() + "/credentials/"
                + admin.credentials(name, type).get(0).get("id").asText();
    }

    private ObjectNode user() {
        return (ObjectNode) admin.get("/users/" + id());
    }

    /** Signs in on the password page of this browser. */
    public LoginPages byPassword(LoginPages browser, String... parameters) {
        return browser.open(parameters).switchTo("kiosk-password-form").password(name, password);
    }

    /** Signs in on the PIN page of this browser; for a while after that, the badge alone is enough. */
    public LoginPages byPin(LoginPages browser, String... parameters) {
        return browser.open(parameters).switchTo("kiosk-pin-form").pin(name, pin);
    }

    /** Signs in with the badge alone, as somebody who found it: the owner has given the PIN not long ago. */
    public LoginPages byBadge(LoginPages browser, String... parameters) {
        return browser.open(parameters).badge(badge);
    }
}
