package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginName;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.models.UserModel;
import org.keycloak.util.TokenUtil;

/**
 * The events of actions that are forbidden to a confined session. The list holds names, since Keycloak's versions have
 * different events.
 */
final class ChangeEvents {

    /** Each of these events makes, changes or removes something that works elsewhere. */
    private static final Set<String> CHANGES = Set.of(
            "UPDATE_PASSWORD",
            "UPDATE_TOTP",
            "REMOVE_TOTP",
            "UPDATE_CREDENTIAL",
            "REMOVE_CREDENTIAL",
            "UPDATE_EMAIL",
            "UPDATE_PROFILE",
            "DELETE_ACCOUNT",
            "FEDERATED_IDENTITY_LINK",
            "FEDERATED_IDENTITY_OVERRIDE_LINK",
            "REMOVE_FEDERATED_IDENTITY",
            "IDENTITY_PROVIDER_RETRIEVE_TOKEN",
            "CLIENT_REGISTER",
            "CLIENT_UPDATE",
            "CLIENT_DELETE",
            "OAUTH2_DEVICE_CODE_TO_TOKEN",
            "VERIFIABLE_CREDENTIAL_REQUEST",
            "VERIFIABLE_CREDENTIAL_CREATE_OFFER");

    /** These may open a session that outlives the one before it. */
    private static final Set<String> TOKENS = Set.of("CODE_TO_TOKEN", "TOKEN_EXCHANGE", "PERMISSION_TOKEN");

    /** Our required actions enrol PINs and badges, and check the session themselves. */
    private static final Set<String> OURS = Set.of("pin", "badge");

    private static final Set<String> LOGIN_NAMES =
            Set.of(UserModel.USERNAME, UserModel.EMAIL, LoginName.PHONE_ATTRIBUTE);

    private ChangeEvents() {}

    /**
     * @param type the name of the event's type; a failure is never forbidden
     * @param details the event's details; null for none
     * @param inLogin whether the event belongs to a login, and not to an API call
     */
    static boolean isForbidden(String type, Map<String, String> details, boolean inLogin) {
        Map<String, String> known = details == null ? Map.of() : details;
        if (TOKENS.contains(type)) {
            return TokenUtil.TOKEN_TYPE_OFFLINE.equals(known.get(Details.REFRESH_TOKEN_TYPE))
                    || known.containsKey(Details.REQUESTED_ISSUER);
        }
        if (type.equals("CUSTOM_REQUIRED_ACTION")) {
            return !PendingActions.isAllowed(known.getOrDefault(Details.CUSTOM_REQUIRED_ACTION, ""));
        }
        if (!CHANGES.contains(type)) {
            return false;
        }
        if (inLogin && type.equals("UPDATE_CREDENTIAL")) {
            return !OURS.contains(known.getOrDefault(Details.CREDENTIAL_TYPE, ""));
        }
        return !(inLogin && type.equals("UPDATE_PROFILE") && keepsLoginNames(known));
    }

    /** Keycloak's event names each changed attribute of the profile. */
    private static boolean keepsLoginNames(Map<String, String> details) {
        return LOGIN_NAMES.stream()
                .flatMap(name -> Stream.of(Details.PREF_UPDATED + name, Details.PREF_PREVIOUS + name))
                .noneMatch(details::containsKey);
    }
}
