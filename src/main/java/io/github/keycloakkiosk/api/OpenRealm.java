package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The checks of a realm that Keycloak's own endpoints make before they answer. Keycloak does not make them for realm resources.
 */
final class OpenRealm {

    private OpenRealm() {}

    /** @throws ApiError 403 when the realm is disabled, or answers this caller over HTTPS only */
    static void require(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw new ApiError(403, "realm_disabled", "The realm is disabled.");
        }
        String scheme = session.getContext().getUri().getBaseUri().getScheme();
        if (!"https".equals(scheme)
                && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw new ApiError(403, "https_required", "This realm answers over HTTPS only.");
        }
    }
}
