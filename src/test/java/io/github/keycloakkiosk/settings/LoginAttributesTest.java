package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;

class LoginAttributesTest {

    @ParameterizedTest
    @CsvSource({
        // attribute, who edits staffNumber, policy for others, fit to log in
        "phoneNumber, user,       ,           true",
        "phoneNumber, ,           ENABLED,    true",
        "staffNumber, admin,      ,           true",
        "staffNumber, '',         ENABLED,    true",
        "staffNumber, user,       ,           false",
        "staffNumber, admin user, ADMIN_EDIT, false",
        "staffNumber, ,           ADMIN_EDIT, true",
        "staffNumber, ,           ADMIN_VIEW, false",
        "staffNumber, ,           ENABLED,    false",
        "staffNumber, ,           ,           false",
    })
    void usersMustNotEditIt(String attribute, String editors, UnmanagedAttributePolicy policy, boolean fit) {
        UPConfig profile = new UPConfig();
        profile.setAttributes(editors == null ? List.of() : List.of(editedBy(editors)));
        profile.setUnmanagedAttributePolicy(policy);

        assertThat(LoginAttributes.flaw(profile, attribute).isEmpty()).isEqualTo(fit);
    }

    private static UPAttribute editedBy(String roles) {
        Set<String> edit =
                Arrays.stream(roles.split(" ")).filter(role -> !role.isEmpty()).collect(Collectors.toSet());
        return new UPAttribute("staffNumber", new UPAttributePermissions(Set.of(), edit));
    }
}
