package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.Flow.Use;
import io.github.keycloakkiosk.network.Printable;
import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** For what each flow of a realm is bound, and by what: the realm, a client, an identity provider or a client policy. */
final class FlowBindings {

    private static final String OF_CLIENTS = "select c.clientId, key(f), value(f) from ClientEntity c"
            + " join c.authFlowBindings f where c.realmId = :realm";

    private static final String OF_PROVIDERS = "select p.alias, p.firstBrokerLoginFlowId, p.postBrokerLoginFlowId"
            + " from IdentityProviderEntity p where p.realmId = :realm";

    private final Map<String, Set<Use>> uses = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    private FlowBindings() {}

    static FlowBindings of(KeycloakSession session, RealmModel realm) {
        FlowBindings bindings = new FlowBindings();
        bindings.realm(realm.getBrowserFlow(), Use.BROWSER);
        bindings.realm(realm.getDirectGrantFlow(), Use.DIRECT_GRANT);
        bindings.realm(realm.getRegistrationFlow(), Use.OTHER);
        bindings.realm(realm.getResetCredentialsFlow(), Use.OTHER);
        bindings.realm(realm.getClientAuthenticationFlow(), Use.OTHER);
        bindings.realm(realm.getDockerAuthenticationFlow(), Use.OTHER);
        bindings.realm(realm.getFirstBrokerLoginFlow(), Use.OTHER);
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        for (Object[] row : rows(database, OF_CLIENTS, realm)) {
            bindings.put((String) row[2], use((String) row[1]), "client " + Printable.quoted((String) row[0]));
        }
        for (Object[] row : rows(database, OF_PROVIDERS, realm)) {
            String provider = "identity provider " + Printable.quoted((String) row[0]);
            bindings.put((String) row[1], Use.OTHER, provider);
            bindings.put((String) row[2], Use.OTHER, provider);
        }
        for (PolicyFlow policy : PolicyFlow.of(session, realm)) {
            policy.id().ifPresent(id -> bindings.put(id, Use.BROWSER, "client policy " + policy.policy()));
        }
        return bindings;
    }

    private static List<Object[]> rows(EntityManager database, String query, RealmModel realm) {
        return database.createQuery(query, Object[].class)
                .setParameter("realm", realm.getId())
                .getResultList();
    }

    private static Use use(String binding) {
        return switch (Objects.requireNonNullElse(binding, "")) {
            case AuthenticationFlowBindings.BROWSER_BINDING -> Use.BROWSER;
            case AuthenticationFlowBindings.DIRECT_GRANT_BINDING -> Use.DIRECT_GRANT;
            default -> Use.OTHER;
        };
    }

    private void realm(AuthenticationFlowModel flow, Use use) {
        if (flow != null) {
            put(flow.getId(), use, "the realm");
        }
    }

    private void put(String flowId, Use use, String name) {
        if (flowId != null) {
            uses.computeIfAbsent(flowId, id -> EnumSet.noneOf(Use.class)).add(use);
            names.computeIfAbsent(flowId, id -> new TreeSet<>()).add(name);
        }
    }

    Set<Use> uses(String flowId) {
        return uses.getOrDefault(flowId, Set.of());
    }

    List<String> names(String flowId) {
        return List.copyOf(names.getOrDefault(flowId, Set.of()));
    }
}
