package io.github.keycloakkiosk.api.registration;

import io.github.keycloakkiosk.api.ApiClient;
import io.github.keycloakkiosk.api.DirectGrant;
import io.github.keycloakkiosk.api.LoginEvent;
import io.github.keycloakkiosk.api.SsoCookie;
import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.answer.ContractUser;
import io.github.keycloakkiosk.api.contract.Account;
import io.github.keycloakkiosk.api.contract.AccountAnswer;
import io.github.keycloakkiosk.api.contract.RegisterRequest;
import io.github.keycloakkiosk.directory.UnfinishedEntry;
import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.guessing.Turn;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.ReadOnlyException;

/** {@code POST /auth/register}: makes an account and its first login in one transaction, so either both exist or neither. */
public final class RegisterEndpoint {

    /** The new account, and the browser's session if there is one. */
    public record Registered(Optional<String> sessionId, AccountAnswer answer) {}

    private final KeycloakSession session;

    public RegisterEndpoint(KeycloakSession session) {
        this.session = session;
    }

    /** @throws ApiError when no account was made */
    public Registered register(RegisterRequest request) {
        RealmModel realm = session.getContext().getRealm();
        KioskSettings settings = KioskSettings.of(session, realm);
        AddressVerdict caller = settings.judgeCurrentRequest();
        AtomicReference<String> made = new AtomicReference<>();
        try {
            if (!realm.isRegistrationAllowed() || !settings.registration().allowed()) {
                throw new ApiError(403, "registration_disabled", "Registration is switched off.");
            }
            AttemptLimit limit = new AttemptLimit(settings.registration().perAddress(), Registration.WINDOW_SECONDS);
            Turn turn = new Attempts(session, realm, "registration:" + caller.site(), limit).take();
            if (!turn.admitted()) {
                throw ApiError.tooMany(
                        "too_many_registrations",
                        "Too many registrations from this address; try again later.",
                        Long.toString(turn.secondsLeft(Time.currentTimeMillis())));
            }
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> register(own, request, caller, made),
                    "kiosk registration");
        } catch (ModelDuplicateException taken) {
            throw refused(caller, ApiError.conflict("Field 'username' or 'email': somebody has it already."));
        } catch (ApiError error) {
            throw refused(caller, error);
        } catch (ModelException | ReadOnlyException failed) {
            Optional.ofNullable(made.get()).ifPresent(user -> UnfinishedEntry.remove(session, user));
            throw DirectoryRefusal.of(realm, failed)
                    .<RuntimeException>map(error -> refused(caller, error))
                    .orElse(failed);
        }
    }

    /**
     * In a transaction of its own, since the other one is rolled back. Without the typed name: it is nobody's, and may be a
     * secret.
     */
    private ApiError refused(AddressVerdict caller, ApiError error) {
        event(session, caller).detail(Details.REASON, error.getMessage()).error(error.code());
        return error;
    }

    private static Registered register(
            KeycloakSession session, RegisterRequest request, AddressVerdict caller, AtomicReference<String> made) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = ApiClient.of(session, realm);
        UserModel user = new NewAccount(session, realm).create(request);
        made.set(user.getId());
        Registered registered = logIn(session, client, request, ContractUser.account(realm, user), caller);
        event(session, caller)
                .client(client)
                .user(user)
                .detail(Details.USERNAME, request.username())
                .detail(Details.EMAIL, request.email().orElse(null))
                .success();
        return registered;
    }

    private static EventBuilder event(KeycloakSession session, AddressVerdict caller) {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.REGISTER)
                .detail(Details.REGISTER_METHOD, "api")
                .detail(AddressVerdict.EVENT_DETAIL, caller.clientAddress());
    }

    private static Registered logIn(
            KeycloakSession session,
            ClientModel client,
            RegisterRequest request,
            Account account,
            AddressVerdict caller) {
        LoginEvent event = new LoginEvent(session);
        event.detail(AddressVerdict.EVENT_DETAIL, caller.clientAddress());
        try {
            DirectGrant.LoggedIn login = new DirectGrant(session, client, event)
                    .logIn(Map.of(
                            LoginMethod.PARAMETER,
                            LoginMethod.PASSWORD.parameterValue(),
                            "username",
                            account.username(),
                            "password",
                            request.password()));
            SsoCookie.endReplaced(session, login.sessionId());
            return new Registered(Optional.of(login.sessionId()), new AccountAnswer(login.accessToken(), account));
        } catch (ApiError refused) {
            if (refused.code().equals(ApiError.accountNotReady().code())) {
                return new Registered(Optional.empty(), AccountAnswer.withoutToken(account, refused.getMessage()));
            }
            throw refused;
        }
    }
}
