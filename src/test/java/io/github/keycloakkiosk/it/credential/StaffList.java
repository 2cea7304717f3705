package io.github.keycloakkiosk.it.credential;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderFactory;
import org.keycloak.storage.adapter.AbstractUserAdapterFederatedStorage;
import org.keycloak.storage.user.UserLookupProvider;

/**
 * A user federation that imports nobody. Every user whose name begins with {@code staff-} is in it. Their credentials are
 * in Keycloak's second table, FED_USER_CREDENTIAL. Runs in the server.
 */
public final class StaffList implements UserStorageProviderFactory<StaffList.Lookup> {

    public static final String ID = "staff-list";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Lookup create(KeycloakSession session, ComponentModel model) {
        return new Lookup(session, model);
    }

    /** Finds staff by user name. */
    public record Lookup(KeycloakSession session, ComponentModel model)
            implements UserStorageProvider, UserLookupProvider {

        @Override
        public UserModel getUserById(RealmModel realm, String id) {
            return getUserByUsername(realm, StorageId.externalId(id));
        }

        @Override
        public UserModel getUserByUsername(RealmModel realm, String username) {
            return username.startsWith("staff-") ? new Staff(session, realm, model, username) : null;
        }

        @Override
        public UserModel getUserByEmail(RealmModel realm, String email) {
            return null;
        }

        @Override
        public void close() {}
    }

    private static final class Staff extends AbstractUserAdapterFederatedStorage {

        private final String username;

        Staff(KeycloakSession session, RealmModel realm, ComponentModel model, String username) {
            super(session, realm, model);
            this.username = username;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public void setUsername(String username) {
            throw new UnsupportedOperationException("the list is not ours to change");
        }
    }
}
