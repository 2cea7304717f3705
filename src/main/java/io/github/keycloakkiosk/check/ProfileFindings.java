package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.settings.LoginAttributes;
import io.github.keycloakkiosk.settings.LoginNameFindings;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;

/** What the user profile of a realm does to kiosk logins. */
final class ProfileFindings {

    private static final String USERS = " from UserEntity u where u.realmId = :realm and u.enabled = true"
            + " and u.serviceAccountClientLink is null";

    /** In one statement, since each reads all users. */
    private static final String WITHOUT_FIELDS = "select sum(case when u.email is null then 1L else 0L end),"
            + " sum(case when u.firstName is null or u.firstName = '' then 1L else 0L end),"
            + " sum(case when u.lastName is null or u.lastName = '' then 1L else 0L end)" + USERS;

    private static final List<String> FIELDS = List.of(UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    private static final String WITHOUT_ATTRIBUTE = "select count(u.id)" + USERS
            + " and not exists (select a.id from UserAttributeEntity a where a.user = u"
            + " and a.name = :name and (a.value is not null or a.longValue is not null))";

    private ProfileFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, boolean users) {
        return Stream.concat(required(session, realm, users), editable(session, realm));
    }

    private static Stream<Finding> editable(KeycloakSession session, RealmModel realm) {
        return LoginNameFindings.editable(session, realm).entrySet().stream()
                .map(flaw -> Finding.warning(
                        Code.LOGIN_NAME_EDITABLE,
                        flaw.getKey(),
                        "Everybody who logs in by it: somebody else can give themselves the same name",
                        "Under Realm settings, User profile: " + flaw.getValue()));
    }

    /** Keycloak asks in a browser for what is missing. The login API and the token endpoint can only refuse. */
    private static Stream<Finding> required(KeycloakSession session, RealmModel realm, boolean users) {
        RequiredActionProviderModel asks =
                realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.VERIFY_PROFILE.name());
        if (asks == null || !asks.isEnabled()) {
            return Stream.empty();
        }
        UPConfig profile = LoginAttributes.profile(session, realm);
        List<UPAttribute> attributes = profile.getAttributes().stream()
                .filter(attribute -> isRequired(realm, attribute))
                .toList();
        if (attributes.isEmpty()) {
            return Stream.empty();
        }
        String lacking = users ? lacking(session, realm, attributes) : "";
        return Stream.of(
                new Finding(
                        Code.PROFILE_REQUIRES_ATTRIBUTES,
                        lacking.isEmpty() ? Severity.INFO : Severity.WARNING,
                        "The user profile requires of users: "
                                + attributes.stream()
                                        .map(attribute -> Printable.quoted(attribute.getName()))
                                        .collect(Collectors.joining(", ")),
                        (lacking.isEmpty() ? "A user without that" : lacking)
                                + ": the login API and the token endpoint refuse them, and the login pages ask for it",
                        "Fill it in, or under Realm settings, User profile, let the attribute be required of admins only, or of nobody"));
    }

    private static boolean isRequired(RealmModel realm, UPAttribute attribute) {
        UPAttributeRequired required = attribute.getRequired();
        if (attribute.getName().equals(UserModel.USERNAME)) {
            return false;
        }
        if (attribute.getName().equals(UserModel.EMAIL) && realm.isRegistrationEmailAsUsername()) {
            return true;
        }
        boolean always = required != null
                && (required.getScopes() == null || required.getScopes().isEmpty());
        return always && (required.isAlways() || required.getRoles().contains(UserProfileConstants.ROLE_USER));
    }

    private static String lacking(KeycloakSession session, RealmModel realm, List<UPAttribute> attributes) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<String> names = attributes.stream().map(UPAttribute::getName).toList();
        Map<String, Long> fields =
                names.stream().anyMatch(FIELDS::contains) ? withoutFields(database, realm) : Map.of();
        return names.stream()
                .map(name -> {
                    long users = FIELDS.contains(name) ? fields.get(name) : without(database, realm, name);
                    return users == 0 ? "" : users + " users without " + Printable.quoted(name);
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Long> withoutFields(EntityManager database, RealmModel realm) {
        Object[] sums = database.createQuery(WITHOUT_FIELDS, Object[].class)
                .setParameter("realm", realm.getId())
                .getSingleResult();
        Map<String, Long> users = new HashMap<>();
        for (int field = 0; field < FIELDS.size(); field++) {
            users.put(
                    FIELDS.get(field), sums[field] == null ? 0 : ((Number) sums[field]).longValue()); // no user at all
        }
        return users;
    }

    private static long without(EntityManager database, RealmModel realm, String name) {
        return database.createQuery(WITHOUT_ATTRIBUTE, Long.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", name)
                .getSingleResult();
    }
}
