package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.claim.ClusterClaim;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.network.TrustedProxies;
import io.github.keycloakkiosk.settings.ManagedSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/** Sets kiosk logins up in a realm, and tears them down. All of it is one transaction, that of the request. */
public final class SetUp {

    /**
     * A client must exist before the settings name it, and a flow before something is bound to it, and a role
     * before a client may have it in its tokens. Apps come before the new client:
     * once a client is made, Keycloak hands out the others past its cache, and the cache would keep them as they were.
     */
    private static final List<Part> PARTS = List.of(
            new FlowsPart(),
            new AppsPart(),
            new ApiClientPart(),
            new SettingsPart(),
            new RequiredActionsPart(),
            new ProfilePart(),
            new BadgeDeskRolePart(),
            new AdminPagePart());

    /** What is bound is let go before it is removed. */
    private static final List<Part> BACKWARDS = List.of(
            new AdminPagePart(),
            new AppsPart(),
            new ApiClientPart(),
            new FlowsPart(),
            new RequiredActionsPart(),
            new ProfilePart(),
            new BadgeDeskRolePart(),
            new SettingsPart());

    private SetUp() {}

    /**
     * Makes what is missing. Doing it again does nothing.
     *
     * @throws Refused when the wish cannot be fulfilled; the transaction must be rolled back then
     */
    public static Report run(KeycloakSession session, RealmModel realm, Wish wish) {
        Work work = begin(session, realm);
        requireAddresses(wish);
        requireClients(realm, wish);
        PARTS.forEach(part -> part.setUp(work, wish));
        AdminPageInMaster.setUp(work, wish);
        work.ledger().save();
        return work.report();
    }

    /**
     * Removes what set-up has made and nobody has changed.
     *
     * @param mode what happens to PINs and badges
     * @param master see {@link Wish}
     * @throws Refused when the realm has PINs or badges, and the mode does not say what happens to them
     */
    public static Report undo(
            KeycloakSession session, RealmModel realm, CredentialsMode mode, Optional<RealmModel> master) {
        Work work = begin(session, realm);
        AdminPageInMaster.tearDown(work, master);
        if (new ManagedSettings(session, realm).areNeeded()) {
            mode.apply(work);
        }
        BACKWARDS.forEach(part -> part.tearDown(work));
        Remains.report(work);
        work.ledger().save();
        return work.report();
    }

    /** Whether it is known what set-up has made in the realm; if not, both are refused. */
    public static boolean knowsWhatItMade(RealmModel realm) {
        return Ledger.isReadable(realm);
    }

    private static Work begin(KeycloakSession session, RealmModel realm) {
        // Two at once would both find the same things missing.
        if (!ClusterClaim.take(session, "kiosk:set-up:" + realm.getId())) {
            throw Refused.conflict("Another set-up or tear-down of this realm is under way; try again");
        }
        if (realm instanceof CachedRealmModel cached) {
            // From here on this request sees the database. Keycloak's cache may be older, and what it holds must not
            // change when the work is rolled back.
            cached.getDelegateForUpdate();
        }
        return Work.in(session, realm);
    }

    private static void requireAddresses(Wish wish) {
        requireReadable("whitelist", IpWhitelist::parse, wish.addresses().whitelist());
        requireReadable(
                "trustedProxies", TrustedProxies::parse, wish.addresses().trustedProxies());
    }

    private static void requireReadable(String field, Consumer<List<String>> parser, List<String> addresses) {
        try {
            parser.accept(addresses);
        } catch (IllegalArgumentException unreadable) {
            throw Refused.invalid(field, unreadable.getMessage());
        }
    }

    private static void requireClients(RealmModel realm, Wish wish) {
        wish.apps().forEach(id -> {
            if (realm.getClientByClientId(id) == null) {
                throw Refused.invalid("apps", "The realm has no client " + Printable.quoted(id));
            }
            requireLogins("apps", realm.getClientByClientId(id));
        });
        wish.apiClient().map(realm::getClientByClientId).ifPresent(client -> requireLogins("apiClient", client));
    }

    private static void requireLogins(String field, ClientModel client) {
        if (client.isBearerOnly()) {
            throw Refused.invalid(field, "Client " + client.getClientId() + " is bearer-only: nobody logs in there");
        }
    }
}
