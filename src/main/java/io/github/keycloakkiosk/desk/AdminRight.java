package io.github.keycloakkiosk.desk;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/**
 * What Keycloak's own permissions say, fine-grained ones too.
 *
 * @param seesEverybody by a role; a fine-grained permission may leave somebody out
 */
record AdminRight(UserPermissionEvaluator users, boolean seesEverybody) implements DeskRight {

    @Override
    public boolean maySee(UserModel person) {
        return users.canView(person);
    }

    @Override
    public boolean mayManage(UserModel person) {
        return users.canManage(person);
    }

    @Override
    public void requireQuery() {
        users.requireQuery();
    }

    @Override
    public OptionalInt belowPower() {
        return OptionalInt.empty();
    }

    @Override
    public Optional<Collection<String>> groups() {
        return Optional.empty();
    }
}
