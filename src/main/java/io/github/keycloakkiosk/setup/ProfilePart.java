package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.login.LoginName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.config.UPConfigUtils;

/**
 * The user attributes that the product reads. Only admins see and edit them, so no form of the realm changes for its users.
 */
final class ProfilePart implements Part {

    private static final Set<String> ADMIN = Set.of(UPConfigUtils.ROLE_ADMIN);

    private static List<UPAttribute> attributes() {
        UPAttribute phone = attribute(LoginName.PHONE_ATTRIBUTE, "Phone number");
        phone.setValidations(Map.of(
                "pattern",
                Map.of(
                        "pattern", "^\\+?[0-9]{4,20}$",
                        "error-message", "Write digits only, with or without a + in front.")));
        UPAttribute legacyId = attribute("legacy_id", "Id in the older system");
        legacyId.setValidations(Map.of("integer", Map.of("min", "1", "max", "9007199254740991")));
        return List.of(phone, legacyId);
    }

    private static UPAttribute attribute(String name, String label) {
        UPAttribute attribute = new UPAttribute(name, new UPAttributePermissions(ADMIN, ADMIN));
        attribute.setDisplayName(label);
        return attribute;
    }

    @Override
    public void setUp(Work work, Wish wish) {
        UserProfileProvider profile = profile(work);
        UPConfig config = profile.getConfiguration();
        boolean changed = false;
        for (UPAttribute attribute : attributes()) {
            if (config.getAttribute(attribute.getName()) != null) {
                work.report().present(Kind.USER_ATTRIBUTE, attribute.getName());
            } else {
                config.addOrReplaceAttribute(attribute);
                work.made(Kind.USER_ATTRIBUTE, attribute.getName(), Ledger.look(attribute));
                changed = true;
            }
        }
        if (changed) {
            profile.setConfiguration(config);
        }
    }

    @Override
    public void tearDown(Work work) {
        UserProfileProvider profile = profile(work);
        UPConfig config = profile.getConfiguration();
        boolean changed = false;
        for (String name : work.ledger().names(Kind.USER_ATTRIBUTE)) {
            UPAttribute attribute = config.getAttribute(name);
            if (attribute == null) {
                work.gone(Kind.USER_ATTRIBUTE, name);
            } else if (!work.ledger().note(Kind.USER_ATTRIBUTE, name).equals(Optional.of(Ledger.look(attribute)))) {
                work.report().left(Kind.USER_ATTRIBUTE, name, Code.ATTRIBUTE_CHANGED);
            } else if (StoredTraces.of(work).hasUsersWith(name)) {
                work.report().left(Kind.USER_ATTRIBUTE, name, Code.ATTRIBUTE_USED);
            } else {
                config.removeAttribute(name);
                work.removed(Kind.USER_ATTRIBUTE, name);
                changed = true;
            }
        }
        if (changed) {
            // Without a stored one, a realm has Keycloak's own profile, which the next version of Keycloak may extend.
            profile.setConfiguration(null);
            if (!Ledger.look(profile.getConfiguration()).equals(Ledger.look(config))) {
                profile.setConfiguration(config);
            }
        }
    }

    private static UserProfileProvider profile(Work work) {
        return work.session().getProvider(UserProfileProvider.class);
    }
}
