package io.github.keycloakkiosk.it.directory;

import io.github.keycloakkiosk.it.client.Admin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a {@link Directory} behind a realm, as an admin does in the console. */
final class DirectoryRealm {

    private DirectoryRealm() {}

    /**
     * @param different the settings that are not as in the console's form; {@code phoneNumber} comes from {@code telephoneNumber}
     * @return the id of the federation's component
     */
    static String federate(Admin admin, Directory directory, Map<String, String> different) {
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                Map.entry("enabled", "true"),
                Map.entry("vendor", "other"),
                Map.entry("editMode", "READ_ONLY"),
                Map.entry("importEnabled", "true"),
                Map.entry("syncRegistrations", "false"),
                Map.entry("usernameLDAPAttribute", "uid"),
                Map.entry("rdnLDAPAttribute", "uid"),
                Map.entry("uuidLDAPAttribute", "entryUUID"),
                Map.entry("userObjectClasses", "inetOrgPerson, organizationalPerson"),
                Map.entry("connectionUrl", directory.url()),
                Map.entry("usersDn", Directory.PEOPLE),
                Map.entry("authType", "simple"),
                Map.entry("bindDn", Directory.ADMIN),
                Map.entry("bindCredential", Directory.ADMIN_PASSWORD),
                Map.entry("searchScope", "1"),
                Map.entry("pagination", "false")));
        settings.putAll(different);
        String id = component(admin, "ldap", "org.keycloak.storage.UserStorageProvider", null, settings);
        component(
                admin,
                "user-attribute-ldap-mapper",
                "org.keycloak.storage.ldap.mappers.LDAPStorageMapper",
                id,
                Map.of(
                        "user.model.attribute", "phoneNumber",
                        "ldap.attribute", "telephoneNumber",
                        "read.only", Boolean.toString(!settings.get("editMode").equals("WRITABLE")),
                        "always.read.value.from.ldap", "false",
                        "is.mandatory.in.ldap", "false"));
        return id;
    }

    static String component(Admin admin, String provider, String type, String parent, Map<String, String> settings) {
        Map<String, Object> body = new HashMap<>(Map.of("name", provider + "-of-test", "providerId", provider));
        Map<String, List<String>> config = new HashMap<>();
        settings.forEach((key, value) -> config.put(key, List.of(value)));
        body.put("providerType", type);
        body.put("parentId", parent);
        body.put("config", config);
        String location = admin.expect("POST", "/components", body).header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
