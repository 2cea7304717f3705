package io.github.keycloakkiosk.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Each mistake that an admin can make in the console, in a realm that is right but for what {@link CheckIT} says. */
final class Mistakes {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final String KEY = "YSBnb29kIGtleSBpcyBsb25nIGFuZCBrbm93biB0byBub2JvZHk=";
    private static final String OTHER_KEY = "dGhpcyBrZXkgaXMgb25seSBmb3IgdGhlIGNoZWNrIG9mIHVua25vd24=";
    private static final String PASSWORDS = "kiosk direct grant - password";
    private static final String PINS = "kiosk direct grant - PIN";
    private static final String BADGES = "kiosk direct grant - badge";
    private static final String PAGES = "kiosk browser - forms";
    private static final String DUE = "kiosk browser - PIN is due";

    private Mistakes() {}

    static Stream<Mistake> all() {
        return Stream.of(flows(), bindings(), clients(), whitelists(), users(), realm())
                .flatMap(Function.identity());
    }

    private static Stream<Mistake> flows() {
        return Stream.of(
                grant(
                        "flow_step_disabled",
                        "the sub-flow \"kiosk direct grant - badge\" is Disabled",
                        flow -> flow.require(BADGES, "", "DISABLED")),
                grant(
                        "flow_step_disabled",
                        "the step \"Badge\" is Disabled",
                        flow -> flow.require(BADGES, "kiosk-grant-badge", "DISABLED")),
                grant(
                        "flow_step_disabled",
                        "the step \"Condition - login method\" is Disabled",
                        flow -> flow.require(PINS, "kiosk-login-method", "DISABLED")),
                grant(
                        "flow_step_disabled",
                        "\"Login method was known\" is Disabled",
                        flow -> flow.require("", "kiosk-grant-method-known", "DISABLED")),
                pages(
                        "flow_step_disabled",
                        "the sub-flow \"kiosk browser - forms\" is Disabled",
                        flow -> flow.require(PAGES, "", "DISABLED")),
                pages(
                        "flow_step_disabled",
                        "the step \"PIN page\" is Disabled",
                        flow -> flow.require(DUE, "kiosk-pin-form", "DISABLED")),
                grant(
                        "flow_without_last_step",
                        "does not end with the step",
                        flow -> flow.delete("", "kiosk-grant-method-known")),
                grant(
                        "flow_steps_out_of_order",
                        "the step Login method was known comes before",
                        flow -> flow.move("", "kiosk-grant-method-known", 5)),
                grant(
                        "flow_steps_out_of_order",
                        "the PIN is asked for before any step has found the user",
                        flow -> flow.move(PINS, "kiosk-grant-user", 50)),
                grant(
                        "flow_steps_out_of_order",
                        "the password is asked for before",
                        flow -> flow.delete(PASSWORDS, "kiosk-grant-user")),
                new Mistake(
                        "flow_without_address_step",
                        "warning",
                        "does not come first for logins by PIN",
                        admin -> grant(admin).delete(PINS, "kiosk-grant-address")),
                new Mistake(
                        "flow_without_address_step",
                        "warning",
                        "does not come first for logins by badge",
                        admin -> grant(admin).delete(BADGES, "kiosk-grant-address")),
                new Mistake(
                        "flow_without_address_step",
                        "warning",
                        "does not come first for logins by PIN",
                        admin -> grant(admin).move(PINS, "kiosk-grant-address", 35)),
                grant(
                        "flow_gear_without_method",
                        "names no method",
                        flow -> flow.withoutGear(BADGES, "kiosk-login-method")),
                grant(
                        "flow_gear_of_other_method",
                        "runs for logins by password, but asks for the badge",
                        flow -> flow.gear(BADGES, "kiosk-login-method", "method", "password")),
                grant(
                        "flow_gear_of_other_method",
                        "runs for logins by badge, but asks for the PIN",
                        flow -> flow.gear(PINS, "kiosk-login-method", "method", "token")),
                grant(
                        "flow_condition_ignored",
                        "is not in a sub-flow with the requirement Conditional",
                        flow -> flow.require(PINS, "", "REQUIRED")),
                pages(
                        "flow_condition_ignored",
                        "the condition \"Condition - PIN is due\"",
                        flow -> flow.require(DUE, "", "REQUIRED")),
                grant(
                        "flow_alternatives_ignored",
                        "is Alternative beside",
                        flow -> flow.require(PINS, "", "ALTERNATIVE")),
                pages(
                        "flow_alternatives_ignored",
                        "is Alternative beside",
                        flow -> flow.require(PAGES, "kiosk-pin-form", "REQUIRED")),
                pages(
                        "flow_step_of_other_kind",
                        "is bound for login pages",
                        flow -> flow.add(PAGES, "kiosk-grant-badge", 99)),
                grant(
                        "step_whitelist_unreadable",
                        "office",
                        flow -> flow.gear(PINS, "kiosk-grant-address", "ip-whitelist", "office")),
                pages(
                        "step_whitelist_outside",
                        "the step \"Badge page\" has a narrower",
                        flow -> flow.gear("kiosk browser - badge", "kiosk-badge-form", "ip-whitelist", "192.0.2.0/24")),
                new Mistake(
                        "pin_due_hours_unreadable",
                        "warning",
                        "has hours that are no number",
                        admin -> new ConsoleFlow(admin, "kiosk browser").gear(DUE, "kiosk-pin-due", "hours", "eight")),
                grant(
                        "flow_without_secret_step",
                        "runs for logins by badge, but asks for no secret",
                        Mistakes::withoutBadgeStep),
                grant("flow_condition_missing", "is Conditional and has no condition", Mistakes::withoutCondition));
    }

    private static Mistake grant(String code, String words, Function<ConsoleFlow, Runnable> make) {
        return new Mistake(code, "error", words, admin -> make.apply(grant(admin)));
    }

    private static Mistake pages(String code, String words, Function<ConsoleFlow, Runnable> make) {
        return new Mistake(code, "error", words, admin -> make.apply(new ConsoleFlow(admin, "kiosk browser")));
    }

    private static ConsoleFlow grant(Admin admin) {
        return new ConsoleFlow(admin, "kiosk direct grant");
    }

    private static Runnable withoutBadgeStep(ConsoleFlow flow) {
        return flow.delete(BADGES, "kiosk-grant-badge");
    }

    /** The condition comes back without its gear. */
    private static Runnable withoutCondition(ConsoleFlow flow) {
        Runnable back = flow.delete(BADGES, "kiosk-login-method");
        return () -> {
            back.run();
            flow.gear(BADGES, "kiosk-login-method", "method", "token");
        };
    }

    private static Stream<Mistake> bindings() {
        return Stream.of(
                client(
                        "api_client_without_kiosk_flow",
                        "error",
                        "logs in by the flow \"direct grant\"",
                        client -> client.putObject("authenticationFlowBindingOverrides")
                                .put("direct_grant", "")),
                new Mistake(
                        "flow_not_bound",
                        "info",
                        "The flow \"kiosk browser\" has steps",
                        admin -> bind(admin, "browser")),
                new Mistake(
                        "browser_flow_without_kiosk_pages",
                        "info",
                        "No flow that is bound",
                        admin -> bind(admin, "browser")),
                new Mistake(
                        "client_policy_overrides_flow",
                        "info",
                        "The client policy \"other pages\" sends people to the flow \"browser\"",
                        admin -> policy(admin, "browser")),
                new Mistake(
                        "client_policy_overrides_flow",
                        "error",
                        "\"nowhere\", which the realm does not have",
                        admin -> policy(admin, "nowhere")),
                new Mistake(
                        "api_client_without_method",
                        "info",
                        "has no step for badges",
                        admin -> grant(admin).delete(BADGES, "kiosk-grant-badge")));
    }

    private static Runnable policy(Admin admin, String flow) {
        String profiles = "/client-policies/profiles";
        String policies = "/client-policies/policies";
        Map<String, ?> executor =
                Map.of("executor", "auth-flow-enforcer", "configuration", Map.of("auth-flow-alias", flow));
        Map<String, ?> condition = Map.of("condition", "any-client", "configuration", Map.of());
        admin.expect(
                "PUT",
                profiles,
                Map.of("profiles", List.of(Map.of("name", "another flow", "executors", List.of(executor)))));
        admin.expect(
                "PUT",
                policies,
                Map.of(
                        "policies",
                        List.of(Map.of(
                                "name",
                                "other pages",
                                "enabled",
                                true,
                                "conditions",
                                List.of(condition),
                                "profiles",
                                List.of("another flow")))));
        return () -> {
            admin.expect("PUT", policies, Map.of("policies", List.of()));
            admin.expect("PUT", profiles, Map.of("profiles", List.of()));
        };
    }

    private static Runnable bind(Admin admin, String flow) {
        return realm(admin, realm -> realm.put("browserFlow", flow));
    }

    private static Stream<Mistake> clients() {
        return Stream.of(
                new Mistake(
                        "api_client_missing",
                        "error",
                        "\"kiosk-api\" as the client of the login API",
                        admin -> rename(admin)),
                client("api_client_disabled", "error", "is disabled", client -> client.put("enabled", false)),
                client(
                        "api_client_confidential",
                        "error",
                        "is not a public",
                        client -> client.put("publicClient", false)),
                client(
                        "api_client_without_direct_grants",
                        "error",
                        "does not allow",
                        client -> client.put("directAccessGrantsEnabled", false)),
                client(
                        "api_client_consent",
                        "error",
                        "asks for consent",
                        client -> client.put("consentRequired", true)),
                client(
                        "api_client_bound_tokens",
                        "error",
                        "bound to a key",
                        client -> client.withObject("/attributes").put("dpop.bound.access.tokens", "true")),
                new Mistake(
                        "api_client_without_subject",
                        "warning",
                        "have no claim sub",
                        admin -> scope(admin, "kiosk-api", "basic", "default", "DELETE")),
                new Mistake(
                        "offline_access_by_default", "error", "\"kiosk-api\"", admin -> offline(admin, "kiosk-api")),
                new Mistake(
                        "offline_access_by_default", "warning", "\"kiosk-app\"", admin -> offline(admin, "kiosk-app")));
    }

    private static Mistake client(String code, String severity, String words, Consumer<ObjectNode> change) {
        return new Mistake(code, severity, words, admin -> {
            JsonNode before = client(admin, "kiosk-api");
            ObjectNode after = before.deepCopy();
            change.accept(after);
            String path = "/clients/" + before.get("id").asText();
            admin.expect("PUT", path, after);
            ObjectNode mended = before.deepCopy();
            mended.withObject("/attributes").put("dpop.bound.access.tokens", "false");
            return () -> admin.expect("PUT", path, mended);
        });
    }

    private static JsonNode client(Admin admin, String id) {
        return admin.get("/clients?clientId=" + id).get(0);
    }

    private static Runnable rename(Admin admin) {
        JsonNode before = client(admin, "kiosk-api");
        String path = "/clients/" + before.get("id").asText();
        admin.expect("PUT", path, ((ObjectNode) before.deepCopy()).put("clientId", "other"));
        return () -> admin.expect("PUT", path, before);
    }

    private static Runnable scope(Admin admin, String client, String scope, String kind, String method) {
        String id = "";
        for (JsonNode one : admin.get("/client-scopes")) {
            id = one.get("name").asText().equals(scope) ? one.get("id").asText() : id;
        }
        String path = "/clients/" + client(admin, client).get("id").asText() + "/" + kind + "-client-scopes/" + id;
        admin.expect(method, path, null);
        return () -> admin.expect(method.equals("PUT") ? "DELETE" : "PUT", path, null);
    }

    private static Runnable offline(Admin admin, String client) {
        Runnable optional = scope(admin, client, "offline_access", "optional", "DELETE");
        Runnable byDefault = scope(admin, client, "offline_access", "default", "PUT");
        return () -> {
            byDefault.run();
            optional.run();
        };
    }

    private static Stream<Mistake> whitelists() {
        return Stream.of(
                setting("whitelist_open_to_all", "error", "from everywhere (IPv4)", "ip-whitelist", "0.0.0.0/0"),
                setting("whitelist_wide", "warning", "10.0.0.0/7", "ip-whitelist", "10.0.0.0/7"),
                setting("whitelist_empty", "error", "The IP whitelist is empty", "ip-whitelist"),
                setting("whitelist_container_gateway", "warning", "172.17.0.1/32", "ip-whitelist", "172.17.0.1"),
                setting("whitelist_this_machine_whitelisted", "warning", "127.0.0.1/32", "ip-whitelist", "127.0.0.1"),
                setting("whitelist_proxy_whitelisted", "warning", "10.20.0.9/32", "trusted-proxies", "10.20.0.9"),
                setting(
                        "whitelist_kiosk_trusted",
                        "error",
                        "so the whitelisted 10.20.0.0/16",
                        "trusted-proxies",
                        "10.20.0.0/15"),
                setting("whitelist_wide_proxies", "warning", "172.16.0.0/12", "trusted-proxies", "172.16.0.0/12"),
                setting("proxy_headers_untrusted", "warning", "proxy-headers is set", "trusted-proxies"),
                new Mistake("login_name_editable", "warning", "no attribute \"staff\"", Mistakes::withoutStaff));
    }

    private static Mistake setting(String code, String severity, String words, String key, String... values) {
        return new Mistake(code, severity, words, admin -> set(admin, key, values));
    }

    /** What no save lets in, a later change of the user profile does. */
    private static Runnable withoutStaff(Admin admin) {
        ObjectNode profile = (ObjectNode) admin.get("/users/profile");
        ObjectNode with = profile.deepCopy();
        ((ArrayNode) with.get("attributes"))
                .addObject()
                .put("name", "staff")
                .putObject("permissions")
                .set("edit", JSON.createArrayNode().add("admin"));
        admin.expect("PUT", "/users/profile", with);
        Runnable back = set(admin, "login-names", "username, staff");
        admin.expect("PUT", "/users/profile", profile);
        return back;
    }

    private static Runnable set(Admin admin, String key, String... values) {
        String[] before = Stream.of(admin.settings().at("/config/" + key))
                .flatMap(stored -> Stream.iterate(0, index -> index < stored.size(), index -> index + 1)
                        .map(index -> stored.get(index).asText()))
                .toArray(String[]::new);
        admin.set(key, values);
        return () -> admin.set(key, before);
    }

    private static Stream<Mistake> users() {
        return Stream.of(
                new Mistake(
                        "badge_users_without_pin",
                        "warning",
                        "1 users have a badge and no PIN, and the flow \"kiosk browser\"",
                        admin -> user(admin, Map.of("credentials", List.of(Admin.typed("badge", "04DE51BEEF0C01"))))),
                new Mistake("login_name_shared", "warning", "\"checked\"", Mistakes::sharing),
                new Mistake("credentials_under_unknown_keys", "error", "4 PINs and 4 badges", Mistakes::lostKey));
    }

    private static Runnable user(Admin admin, Map<String, ?> more) {
        ObjectNode user =
                ((ObjectNode) JSON.valueToTree(more)).put("username", "checked").put("enabled", true);
        admin.expect("POST", "/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)));
        return () -> admin.expect("DELETE", "/users/" + admin.userId("checked"), null);
    }

    /** No user can be given another's login name, but users may have shared it before it became one. */
    private static Runnable sharing(Admin admin) {
        Runnable gone = user(admin, Map.of("attributes", Map.of("legacy_id", List.of("1"))));
        Runnable before = set(admin, "login-names", "username, legacy_id");
        return () -> {
            before.run();
            gone.run();
        };
    }

    private static Runnable lostKey(Admin admin) {
        admin.set("secret-key", OTHER_KEY);
        admin.set("earlier-keys");
        return () -> {
            admin.set("secret-key", KEY);
            admin.set("earlier-keys");
        };
    }

    private static Stream<Mistake> realm() {
        return Stream.of(
                new Mistake(
                        "badge_desk_group_unknown",
                        "warning",
                        "\"/till\"",
                        admin -> set(admin, "badge-desk-groups", "/till")),
                new Mistake(
                        "required_action_not_registered",
                        "info",
                        "Set PIN is not registered, or is off",
                        admin -> off(admin, "kiosk-set-pin")),
                new Mistake(
                        "required_action_not_registered",
                        "info",
                        "Enrol badge is not registered, or is off",
                        admin -> off(admin, "kiosk-enrol-badge")),
                new Mistake("required_action_not_registered", "error", "Set PIN", admin -> {
                    Runnable age = set(admin, "pin-max-age-days", "30");
                    Runnable on = off(admin, "kiosk-set-pin");
                    return () -> {
                        on.run();
                        age.run();
                    };
                }),
                new Mistake("required_action_not_registered", "warning", "Enrol badge", admin -> {
                    Runnable gone = user(admin, Map.of("requiredActions", List.of("kiosk-enrol-badge")));
                    Runnable on = off(admin, "kiosk-enrol-badge");
                    return () -> {
                        on.run();
                        gone.run();
                    };
                }),
                new Mistake("profile_requires_attributes", "warning", "\"email\"", admin -> {
                    ObjectNode before = (ObjectNode) admin.get("/users/profile");
                    ObjectNode after = before.deepCopy();
                    after.get("attributes").forEach(attribute -> {
                        if (attribute.get("name").asText().equals("email")) {
                            ((ObjectNode) attribute)
                                    .putObject("required")
                                    .set("roles", JSON.createArrayNode().add("user"));
                        }
                    });
                    admin.expect("PUT", "/users/profile", after);
                    Runnable gone = user(admin, Map.of());
                    return () -> {
                        admin.expect("PUT", "/users/profile", before);
                        gone.run();
                    };
                }),
                new Mistake(
                        "brute_force_refuses_parallel_logins",
                        "info",
                        "brute-force",
                        admin -> realm(admin, realm -> realm.put("bruteForceProtected", true))),
                new Mistake(
                        "hostname_not_set",
                        "warning",
                        "hostname",
                        admin -> realm(
                                admin, realm -> realm.withObject("/attributes").put("frontendUrl", ""))),
                new Mistake("settings_missing", "error", "no kiosk login settings", admin -> {
                    ObjectNode settings = admin.settings();
                    admin.deleteSettings();
                    ((ObjectNode) settings.get("config")).putArray("secret-key").add(KEY);
                    ((ObjectNode) settings.get("config")).remove("warnings");
                    return () -> admin.expect("POST", "/components", settings);
                }));
    }

    private static Runnable off(Admin admin, String action) {
        String path = "/authentication/required-actions/" + action;
        JsonNode before = admin.get(path);
        admin.expect("PUT", path, ((ObjectNode) before.deepCopy()).put("enabled", false));
        return () -> admin.expect("PUT", path, before);
    }

    private static Runnable realm(Admin admin, Consumer<ObjectNode> change) {
        ObjectNode before = (ObjectNode) admin.get("");
        ObjectNode after = before.deepCopy();
        change.accept(after);
        admin.expect("PUT", "", after);
        return () -> admin.expect("PUT", "", before);
    }
}
