package io.github.keycloakkiosk.desk;

import io.github.keycloakkiosk.power.BadgeDeskRole;
import io.github.keycloakkiosk.power.UserPower;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * What a shift lead may do: everything for people of lower power than their own, in the groups that the settings name, who have no
 * right of admins. Never for themselves.
 */
public final class LeadRight implements DeskRight {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel lead;
    private final int power;
    private final List<GroupModel> groups;

    private LeadRight(KeycloakSession session, RealmModel realm, UserModel lead) {
        this.session = session;
        this.realm = realm;
        this.lead = lead;
        this.power = UserPower.of(lead, realm).power();
        this.groups = KioskSettings.of(session, realm).badgeDeskGroups().stream()
                .map(path -> KeycloakModelUtils.findGroupByPath(session, realm, path))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Empty for everybody else. A user of the master realm is no lead in another. */
    static Optional<LeadRight> of(KeycloakSession session, RealmModel realm, AdminAuth caller) {
        boolean holdsRole = realm.equals(caller.getRealm())
                && caller.getUser() != null
                && BadgeDeskRole.client(realm)
                        .filter(client -> caller.hasAppRole(client, BadgeDeskRole.NAME))
                        .isPresent();
        return holdsRole ? Optional.of(new LeadRight(session, realm, caller.getUser())) : Optional.empty();
    }

    @Override
    public boolean maySee(UserModel person) {
        return mayManage(person);
    }

    @Override
    public boolean seesEverybody() {
        return false;
    }

    @Override
    public boolean mayManage(UserModel person) {
        return !person.getId().equals(lead.getId())
                && person.getServiceAccountClientLink() == null
                && groups.stream().anyMatch(person::isMemberOf)
                && UserPower.isBelow(power, session, realm, person);
    }

    @Override
    public void requireQuery() {}

    @Override
    public OptionalInt belowPower() {
        return OptionalInt.of(power);
    }

    @Override
    public Optional<Collection<String>> groups() {
        return Optional.of(groups.stream()
                .flatMap(LeadRight::withSubGroups)
                .map(GroupModel::getId)
                .distinct()
                .toList());
    }

    private static Stream<GroupModel> withSubGroups(GroupModel group) {
        return Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(LeadRight::withSubGroups));
    }
}
