package io.github.keycloakkiosk.loginname;

import io.github.keycloakkiosk.settings.VersionedFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.UserProfileProviderFactory;

/**
 * Stands in front of the server's own provider of user profiles, which goes on to read and store them: so every page and every
 * API that writes a profile refuses the login name of another user, and nothing of ours is in a stored profile.
 */
public final class LoginNamesProfileProviderFactory
        implements UserProfileProviderFactory, VersionedFactory<UserProfileProvider> {

    static final String ID = "kiosk-login-names";

    private volatile String own;

    @Override
    public String getId() {
        return ID;
    }

    /** Keycloak takes the provider with the highest number; its own has 1. */
    @Override
    public int order() {
        return 1000;
    }

    @Override
    public UserProfileProvider create(KeycloakSession session) {
        UserProfileProvider provider = session.getProvider(UserProfileProvider.class, servers(session));
        return (UserProfileProvider) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UserProfileProvider.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null; // Keycloak closes the server's own by itself.
                    }
                    try {
                        Object result = method.invoke(provider, arguments);
                        return result instanceof UserProfile profile ? guarded(session, profile, arguments) : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static UserProfile guarded(KeycloakSession session, UserProfile profile, Object[] arguments) {
        UserModel user = Arrays.stream(arguments)
                .filter(UserModel.class::isInstance)
                .map(UserModel.class::cast)
                .findFirst()
                .orElse(null);
        return GuardedProfile.of(session, (UserProfileContext) arguments[0], user, profile);
    }

    /** The provider that Keycloak would take without this one. */
    private String servers(KeycloakSession session) {
        if (own == null) {
            own = session.getKeycloakSessionFactory()
                    .getProviderFactoriesStream(UserProfileProvider.class)
                    .filter(factory -> factory != this)
                    .max(Comparator.comparingInt(factory -> factory.order()))
                    .map(factory -> factory.getId())
                    .orElseThrow();
        }
        return own;
    }
}
