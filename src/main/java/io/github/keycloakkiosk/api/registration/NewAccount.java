package io.github.keycloakkiosk.api.registration;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.RegisterRequest;
import io.github.keycloakkiosk.login.LoginName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.messages.Messages;
import org.keycloak.theme.Theme;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Makes an account by the rules of Keycloak's registration page: the realm's user profile and password policy. */
final class NewAccount {

    private static final Set<String> TAKEN = Set.of(Messages.USERNAME_EXISTS, Messages.EMAIL_EXISTS, LoginName.TAKEN);
    private static final Map<String, String> FIELDS = Map.of(LoginName.PHONE_ATTRIBUTE, "phone");

    private final KeycloakSession session;
    private final RealmModel realm;

    NewAccount(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @throws ApiError 400 or 409 with the field and the reason, 503 when a directory takes nobody; the transaction must be undone */
    UserModel create(RegisterRequest request) {
        UserProfile profile = session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.REGISTRATION, attributes(request));
        validate(profile);
        validatePassword(request);
        request.phone().ifPresent(phone -> requireKept(profile));
        UserModel user = profile.create();
        user.setEnabled(true);
        setPassword(user, request.password());
        return user;
    }

    private void setPassword(UserModel user, String password) {
        try {
            user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        } catch (ModelException refused) {
            throw DirectoryRefusal.ofPassword(realm, refused)
                    .<RuntimeException>map(error -> error)
                    .orElse(refused);
        }
    }

    private static Map<String, List<String>> attributes(RegisterRequest request) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put(UserModel.USERNAME, List.of(request.username()));
        request.email().ifPresent(email -> attributes.put(UserModel.EMAIL, List.of(email)));
        request.phone().ifPresent(phone -> attributes.put(LoginName.PHONE_ATTRIBUTE, List.of(phone)));
        return attributes;
    }

    private void validate(UserProfile profile) {
        try {
            profile.validate();
        } catch (ValidationException invalid) {
            ValidationException.Error error = invalid.getErrors().get(0);
            String field = FIELDS.getOrDefault(error.getAttribute(), error.getAttribute());
            String message = sentence(field, error.getMessage(), error.getMessageParameters());
            throw TAKEN.contains(error.getMessage())
                    ? ApiError.conflict(message)
                    : ApiError.badRequest("invalid_field", message);
        }
    }

    private void validatePassword(RegisterRequest request) {
        PolicyError error = session.getProvider(PasswordPolicyManagerProvider.class)
                .validate(
                        realm.isRegistrationEmailAsUsername() ? request.email().orElse("") : request.username(),
                        request.password());
        if (error != null) {
            throw ApiError.badRequest("invalid_field", sentence("password", error.getMessage(), error.getParameters()));
        }
    }

    private static void requireKept(UserProfile profile) {
        if (!profile.getAttributes().contains(LoginName.PHONE_ATTRIBUTE)) {
            throw ApiError.badRequest("invalid_field", "Field 'phone': this realm keeps no phone numbers.");
        }
    }

    /** A key of Keycloak's messages is formatted. A text from the user profile, written by an admin, is used as it is. */
    private String sentence(String field, String messageOrKey, Object... parameters) {
        String pattern = messages().getProperty(messageOrKey);
        return "Field '" + field + "': " + (pattern == null ? messageOrKey : MessageFormat.format(pattern, parameters));
    }

    private Properties messages() {
        try {
            return session.theme().getTheme(Theme.Type.LOGIN).getMessages(Locale.ENGLISH);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
