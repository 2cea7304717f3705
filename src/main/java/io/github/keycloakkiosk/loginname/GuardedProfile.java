package io.github.keycloakkiosk.loginname;

import io.github.keycloakkiosk.directory.UnfinishedEntry;
import io.github.keycloakkiosk.login.LoginName;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.LoginNames;
import io.github.keycloakkiosk.settings.NotStored;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/**
 * A user profile of Keycloak that is valid only if it takes no login name of another user. A proxy, since the methods of the
 * interface differ between Keycloak's versions.
 */
final class GuardedProfile implements InvocationHandler {

    /** In a session: a profile was checked, so its user needs no second check. */
    private static final String ASKED = GuardedProfile.class.getName();

    private final KeycloakSession session;
    private final UserProfileContext context;
    private final UserModel user;
    private final UserProfile profile;
    private UnfinishedEntry entry;
    private boolean free;

    private GuardedProfile(KeycloakSession session, UserProfileContext context, UserModel user, UserProfile profile) {
        this.session = session;
        this.context = context;
        this.user = user;
        this.profile = profile;
    }

    /** @param user the user who has the profile; null for a new user */
    static UserProfile of(KeycloakSession session, UserProfileContext context, UserModel user, UserProfile profile) {
        return (UserProfile) Proxy.newProxyInstance(
                GuardedProfile.class.getClassLoader(),
                new Class<?>[] {UserProfile.class},
                new GuardedProfile(session, context, user, profile));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return switch (method.getName()) {
                case "validate" -> {
                    Object result = method.invoke(profile, arguments);
                    requireFree();
                    yield result;
                }
                case "create", "update" -> {
                    if (!free) {
                        profile.validate();
                        requireFree();
                    }
                    yield user == null ? create(method, arguments) : method.invoke(profile, arguments);
                }
                default -> method.invoke(profile, arguments);
            };
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** Without settings no name is claimed, and a user who cannot be made is Keycloak's affair. */
    private Object create(Method method, Object[] arguments) throws ReflectiveOperationException {
        if (!KioskSettings.exist(session, session.getContext().getRealm())) {
            return method.invoke(profile, arguments);
        }
        first(written(), LoginNames.USERNAME)
                .or(() -> first(written(), LoginNames.EMAIL))
                .ifPresent(entry::isBeingMade);
        try {
            return method.invoke(profile, arguments);
        } catch (InvocationTargetException failed) {
            entry.failed(failed.getCause());
            throw failed;
        }
    }

    /** Whether this session has checked a profile that somebody sent. */
    static boolean hasBeenAsked(KeycloakSession session) {
        return session.getAttribute(ASKED) != null;
    }

    private void requireFree() {
        if (user == null && entry == null) {
            entry = UnfinishedEntry.enlist(session);
        }
        RealmModel realm = session.getContext().getRealm();
        ProfileOwner owner = new ProfileOwner(session, context, user);
        Map<String, List<String>> sent = written();
        Optional<String> taken = new TakenNames(session, realm)
                .among(
                        sent,
                        owner::stored,
                        owner.ids(realm, first(sent, LoginNames.USERNAME), first(sent, LoginNames.EMAIL)));
        if (taken.isPresent()) {
            throw refusal(taken.get());
        }
        session.setAttribute(ASKED, true);
        free = true;
    }

    /** What Keycloak will write. A new user gets a user name also where nobody may edit it. */
    private Map<String, List<String>> written() {
        Map<String, List<String>> written =
                new HashMap<>(profile.getAttributes().getWritable());
        if (user == null) {
            Stream.of(LoginNames.USERNAME, LoginNames.EMAIL)
                    .forEach(field ->
                            written.putIfAbsent(field, profile.getAttributes().get(field)));
        }
        return written;
    }

    private static Optional<String> first(Map<String, List<String>> sent, String field) {
        return Stream.ofNullable(sent.get(field))
                .flatMap(List::stream)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** The admin API would answer 400 with nothing but the key of the message. */
    private RuntimeException refusal(String field) {
        if (context == UserProfileContext.USER_API) {
            return NotStored.conflict("Attribute '" + field + "': another user logs in with this value");
        }
        ValidationError error = new ValidationError("kiosk-login-name", field, LoginName.TAKEN);
        error.setStatusCode(Response.Status.CONFLICT);
        return new ValidationException(error);
    }
}
