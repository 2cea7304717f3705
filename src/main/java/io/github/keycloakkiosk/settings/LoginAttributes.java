package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.Printable;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** Whether an attribute of {@link Setting#LOGIN_NAMES} is out of its owners' hands: a staff number, say. */
public final class LoginAttributes {

    /**
     * Why an attribute may not log in.
     *
     * @param problem what is wrong; names the attribute
     * @param remedy what to do, as the second half of a sentence
     */
    record Flaw(String problem, String remedy) {

        String sentence() {
            return problem + "; " + remedy;
        }
    }

    private LoginAttributes() {}

    /**
     * Only new names are looked at: a change of the user profile must not keep an admin from changing the whitelist.
     *
     * @param component the settings to be stored
     * @param stored the settings that they replace; empty when they are made or imported
     */
    static void refuse(
            KeycloakSession session, RealmModel realm, ComponentModel component, Optional<ComponentModel> stored)
            throws InvalidSetting {
        List<String> before = stored.isPresent() ? names(stored.get()) : List.of();
        List<String> added =
                names(component).stream().filter(name -> !before.contains(name)).toList();
        if (added.stream().allMatch(LoginNames.PHONE_NUMBER::equals)
                || stored.isEmpty() && isProfileStillToCome(session, realm)) {
            return;
        }
        UPConfig profile = profile(session, realm);
        for (String name : added) {
            Optional<Flaw> flaw = flaw(profile, name);
            if (flaw.isPresent()) {
                throw new InvalidSetting(Setting.LOGIN_NAMES.key, flaw.get().sentence());
            }
        }
    }

    private static List<String> names(ComponentModel component) throws InvalidSetting {
        return LoginNames.of(new SettingValues(component)).attributes();
    }

    /** A realm import brings its components in any order, so the user profile may come after the settings. */
    private static boolean isProfileStillToCome(KeycloakSession session, RealmModel realm) {
        UriInfo request = session.getContext().getUri();
        boolean imported = request == null || !request.getPath().endsWith("/components");
        return imported
                && realm.getComponentsStream(realm.getId(), UserProfileProvider.class.getName())
                        .findAny()
                        .isEmpty();
    }

    /** The realm's user profile. Keycloak reads it for the realm of the context, which an import has not set. */
    public static UPConfig profile(KeycloakSession session, RealmModel realm) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            return session.getProvider(UserProfileProvider.class).getConfiguration();
        } finally {
            session.getContext().setRealm(before);
        }
    }

    /** What to change, so that the attribute may log in; empty when nothing is wrong. */
    static Optional<Flaw> flaw(UPConfig profile, String name) {
        if (name.equals(LoginNames.PHONE_NUMBER)) {
            return Optional.empty();
        }
        UPAttribute attribute = profile.getAttribute(name);
        if (attribute == null) {
            return profile.getUnmanagedAttributePolicy() == UnmanagedAttributePolicy.ADMIN_EDIT
                    ? Optional.empty()
                    : Optional.of(new Flaw(
                            "the user profile has no attribute " + Printable.quoted(name),
                            "add it there, and let only admins edit it"));
        }
        boolean users = attribute.getPermissions() != null
                && attribute.getPermissions().getEdit().contains(UserProfileConstants.ROLE_USER);
        return users
                ? Optional.of(new Flaw(
                        "users can edit their attribute " + Printable.quoted(name),
                        "let only admins edit it, in the user profile"))
                : Optional.empty();
    }
}
