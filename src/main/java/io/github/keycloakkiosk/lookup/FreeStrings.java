package io.github.keycloakkiosk.lookup;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Strings of one kind that nobody has, as far as this transaction has looked: they need no look-up of their own. */
final class FreeStrings {

    private final KeycloakSession session;
    private final String memory;

    FreeStrings(KeycloakSession session, LookupKind kind) {
        this.session = session;
        this.memory = FreeStrings.class.getName() + "." + kind.type();
    }

    /** Looks many strings up in one go, and remembers those that are free. Take their claims first. */
    void lookUp(Collection<Fingerprints> many) {
        Set<String> free = many.stream()
                .flatMap(Fingerprints::inLookUpOrder)
                .map(Fingerprint::id)
                .collect(Collectors.toCollection(HashSet::new));
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        for (String table : List.of("CredentialEntity", "FederatedUserCredentialEntity")) {
            if (!free.isEmpty()) {
                free.removeAll(entityManager
                        .createQuery("select c.id from " + table + " c where c.id in :ids", String.class)
                        .setParameter("ids", List.copyOf(free))
                        .getResultList());
            }
        }
        ids().addAll(free);
    }

    /** Whether nobody has it; false also when nobody has looked. */
    boolean have(Fingerprint fingerprint) {
        return ids().contains(fingerprint.id());
    }

    /** Forgets one that somebody is given now. */
    void taken(String id) {
        ids().remove(id);
    }

    @SuppressWarnings("unchecked") // A session's attributes have no types.
    private Set<String> ids() {
        if (session.getAttribute(memory) == null) {
            session.setAttribute(memory, new HashSet<String>());
        }
        return (Set<String>) session.getAttribute(memory);
    }
}
