package io.github.keycloakkiosk.it.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.proxy.Setup.Way;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One realm on one server, in which setups are tried one after the other.
 *
 * @param server as callers at 127.0.0.1 reach it
 * @param realm the realm's name
 * @param keycloak where the server listens
 */
record Trial(KeycloakServer server, String realm, InetSocketAddress keycloak) implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private static final String NOT_THERE = "127.0.0.8";

    private static final String UNSEEN = "a request whose answer somebody else got";

    /** A copy of the demo realm. */
    static Trial on(KeycloakServer server, String realm) {
        return on(server, address(server), realm);
    }

    /** On a server at {@code ::1}, which the admin cannot reach from 127.0.0.1. */
    static Trial overIpv6(KeycloakServer server, String realm) {
        return on(new Through(server, Nginx.with().start(address(server), "::1")), address(server), realm);
    }

    /** On a server that answers only callers who speak PROXY protocol. */
    static Trial overProxyProtocol(KeycloakServer server, String realm) {
        RunningProxy proxy = HaProxy.tcp("send-proxy-v2").start(address(server), "127.0.0.1");
        return on(new Through(server, proxy), address(server), realm);
    }

    private static Trial on(KeycloakServer reachable, InetSocketAddress keycloak, String realm) {
        // Keycloak wants HTTPS from remote callers; with proxy-headers, a stranger can look like one.
        RealmCopy.create(reachable, realm, copy -> copy.put("sslRequired", "none"));
        return new Trial(reachable, realm, keycloak);
    }

    private static InetSocketAddress address(KeycloakServer server) {
        return new InetSocketAddress(server.url().getHost(), server.url().getPort());
    }

    private boolean overIpv6() {
        return keycloak.getAddress() instanceof Inet6Address;
    }

    @Override
    public void close() {
        if (server instanceof Through through) {
            through.close();
        }
    }

    Admin admin() {
        return Admin.of(server, realm);
    }

    /** Tries the setup with the kiosk's PIN over HTTP/1.1. */
    Finding attempt(Setup setup, People people, List<Attack> attacks) {
        return attempt(setup, people, Attack.headers(Login.VERAS_PIN, ""), attacks);
    }

    /** @param login the request of the kiosk */
    Finding attempt(Setup setup, People people, Attack login, List<Attack> attacks) {
        Claim claim = settings(setup, people);
        try (Way theirs = open(setup, people.stranger());
                Way ours = people.ofOneFamily() ? theirs : open(setup, people.kiosk())) {
            Siege siege = new Siege(people.stranger(), theirs.doors().get(setup.reached()), claim);
            List<Siege.Tried> tried = siege.tryAll(attacks);
            String answer =
                    people.kiosk().send(ours.doors().get(0), login.request().apply(claim), PATIENCE, login.end());
            Optional<String> letIn = siege.firstToLetIn(tried)
                    .or(() -> olgaHasSessions() ? siege.firstToLetInLate(attacks) : Optional.empty())
                    .map(attack -> claim.in(attack.toString()));
            return new Finding(
                    login.letIn(answer),
                    letIn.or(() -> olgaHasSessions() ? Optional.of(UNSEEN) : Optional.empty()),
                    tried.stream()
                            .filter(one -> !one.refused())
                            .map(Siege.Tried::toString)
                            .toList());
        }
    }

    /** The event after a stranger sends this before a login, to Keycloak itself, in a realm that trusts nobody. */
    JsonNode refusalOf(String before) {
        Claim claim = settings(Setup.safe(), People.OF_IPV4);
        String request = claim.in(before + Login.OLGAS_PIN.with(""));
        String answer = People.OF_IPV4.stranger().send(keycloak, request, PATIENCE, "");
        if (!answer.contains("ip_not_whitelisted")) {
            throw new AssertionError(answer);
        }
        return admin().events("LOGIN_ERROR").get(0);
    }

    /** Gives the realm the setup's settings; returns the attacker's knowledge. */
    Claim settings(Setup setup, People people) {
        List<String> sources = setup.sources(overIpv6());
        String proxy = sources.isEmpty() ? NOT_THERE : sources.get(sources.size() - 1);
        String kiosk = people.kiosk().address();
        save("trusted-proxies", setup.trusted().addresses(sources));
        save("ip-whitelist", setup.whitelistHasProxy() ? List.of(kiosk, proxy) : List.of(kiosk));
        return new Claim(realm, kiosk, people.stranger().address(), proxy);
    }

    /** Starts the proxies, so that this client can reach the first. */
    Way open(Setup setup, Client client) {
        return setup.openFor(client, keycloak, overIpv6());
    }

    /** Whether there is a session: a smuggled request may have logged in without its answer reaching the stranger. */
    private boolean olgaHasSessions() {
        Admin admin = admin();
        return !admin.get("/users/" + admin.userId("olga") + "/sessions").isEmpty();
    }

    /** Ends all sessions. */
    void logOutAll() {
        admin().expect("POST", "/logout-all", null);
    }

    private void save(String setting, List<String> values) {
        admin().set(setting, values.toArray(String[]::new));
    }
}
