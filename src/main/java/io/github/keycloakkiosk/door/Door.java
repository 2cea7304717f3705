package io.github.keycloakkiosk.door;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The question to a session before a resource of Keycloak does its work. */
enum Door {
    /** The session of the bearer token must not be confined. */
    BEARER,
    /** The session of the bearer token must not be confined, unless it calls from a whitelisted address. */
    DESK,
    /** A confined login must be allowed to do all pending actions. */
    REQUIRED_ACTION,
    /** The login must not be confined when a device waits for its end. */
    CONSENT,
    /** The session of the browser's cookie must not be confined. */
    ACCOUNT_LINK,
    /** A kiosk's session refreshes where its client allows it, and a confined one cannot ask a resource's owner for access. */
    TOKEN;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String KEYCLOAK = "org.keycloak.";

    /** These open apps, or serve pages. */
    private static final List<String> OPEN = List.of(
            "org.keycloak.protocol.oidc.",
            "org.keycloak.protocol.saml.",
            "org.keycloak.protocol.docker.",
            "org.keycloak.broker.",
            "org.keycloak.social.",
            "org.keycloak.services.resources.IdentityBrokerService",
            "org.keycloak.services.resources.LoginActionsService",
            "org.keycloak.services.resources.PublicRealmResource",
            "org.keycloak.services.resources.RealmsResource",
            "org.keycloak.services.resources.ThemeResource",
            "org.keycloak.services.resources.WelcomeResource",
            "org.keycloak.services.resources.LoadBalancerResource",
            "org.keycloak.services.resources.ClientsManagementService",
            "org.keycloak.services.resources.account.AccountConsole",
            "org.keycloak.services.resources.account.CorsPreflightService",
            "org.keycloak.services.resources.admin.AdminCorsPreflightService",
            "org.keycloak.authorization.authzen.");

    /** Their answers hold a secret that works elsewhere: a wallet's credential, or a client's. */
    private static final List<String> SECRET =
            List.of("org.keycloak.protocol.oid4vc.", "org.keycloak.services.clientregistration.");

    /**
     * The door for a request, once the answering resource is known.
     *
     * @param method the HTTP method
     * @param resource the name of the class that answers
     * @param path the matched path, from the server's root, without matrix parameters
     * @return empty when any session may pass
     */
    static Optional<Door> at(String method, String resource, String path) {
        List<String> segments =
                Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
        String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        if (resource.equals("org.keycloak.services.resources.LoginActionsService")) {
            return switch (last) {
                case "required-action" -> Optional.of(REQUIRED_ACTION);
                case "consent" -> Optional.of(CONSENT);
                default -> Optional.empty();
            };
        }
        if (resource.equals("org.keycloak.services.resources.IdentityBrokerService")) {
            return switch (last) {
                case "link" -> Optional.of(ACCOUNT_LINK);
                case "token" -> Optional.of(BEARER);
                default -> Optional.empty();
            };
        }
        if (resource.equals("org.keycloak.protocol.oidc.endpoints.TokenEndpoint")) {
            return method.equals("POST") ? Optional.of(TOKEN) : Optional.empty();
        }
        return isForBearers(method, resource, segments, last) ? Optional.of(BEARER) : Optional.empty();
    }

    private static boolean isForBearers(String method, String resource, List<String> segments, String last) {
        if (method.equals("OPTIONS")) {
            return false;
        }
        if (SECRET.stream().anyMatch(resource::startsWith)) {
            return true;
        }
        if (!segments.isEmpty() && segments.get(0).equals("admin")) {
            return !SAFE.contains(method) || showsSecrets(resource);
        }
        if (!resource.startsWith(KEYCLOAK)
                || SAFE.contains(method)
                || OPEN.stream().anyMatch(resource::startsWith)) {
            return false;
        }
        // To give a consent opens an app. To take one back changes what works elsewhere.
        return !(resource.equals("org.keycloak.services.resources.account.AccountRestService")
                && last.equals("consent")
                && !method.equals("DELETE"));
    }

    /** The admin API shows client secrets, and links of invitations, to everyone with the right to view them. */
    private static boolean showsSecrets(String resource) {
        String name = resource.substring(resource.lastIndexOf('.') + 1);
        return name.contains("Client") || name.contains("Invitation");
    }
}
