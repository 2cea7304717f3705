package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.network.IpWhitelist;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;

/** The whitelist in the gear of a step, which can narrow the realm's whitelist for this step but not widen it. */
public final class StepWhitelist {

    static final String KEY = "ip-whitelist";

    private static final Logger LOG = Logger.getLogger(StepWhitelist.class);

    private StepWhitelist() {}

    static ProviderConfigProperty property() {
        return new ProviderConfigProperty(
                KEY,
                "Narrower IP whitelist",
                "Addresses and CIDR blocks to which this step is limited, within the realm's IP whitelist, such as"
                        + " 10.20.7.0/24. Empty: no narrower than that.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null);
    }

    /** Empty when the gear has no whitelist. An unreadable whitelist allows nobody. */
    static Optional<IpWhitelist> of(AuthenticationFlowContext context) {
        AuthenticatorConfigModel gear = context.getAuthenticatorConfig();
        try {
            return read(context.getExecution().getAuthenticatorConfig(), gear);
        } catch (IllegalArgumentException broken) {
            LOG.warnf(
                    "Realm %s: nobody may use step \"%s\", whose gear has a whitelist that cannot be read: %s",
                    context.getRealm().getName(),
                    gear == null ? context.getExecution().getId() : gear.getAlias(),
                    broken.getMessage());
            return Optional.of(IpWhitelist.EMPTY);
        }
    }

    /**
     * @param id the id of the step's gear; null for no gear
     * @param gear the gear that is stored under that id; null for none
     * @throws IllegalArgumentException when the step's gear is gone, or a value is no CIDR block
     */
    public static Optional<IpWhitelist> read(String id, AuthenticatorConfigModel gear) {
        if (gear == null && id != null) {
            throw new IllegalArgumentException("the gear is gone");
        }
        Map<String, String> values = gear == null || gear.getConfig() == null ? Map.of() : gear.getConfig();
        return parse(values.get(KEY));
    }

    /**
     * @param stored the values, joined as Keycloak stores them for an authenticator
     * @throws IllegalArgumentException for the first value that is no CIDR block
     */
    static Optional<IpWhitelist> parse(String stored) {
        List<String> blocks = stored == null
                ? List.of()
                : Arrays.stream(stored.split(Constants.CFG_DELIMITER))
                        .map(String::strip)
                        .filter(block -> !block.isEmpty())
                        .toList();
        return blocks.isEmpty() ? Optional.empty() : Optional.of(IpWhitelist.parse(blocks));
    }
}
