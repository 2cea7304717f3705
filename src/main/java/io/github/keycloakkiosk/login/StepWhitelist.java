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

/** The whitelist in the gear of a step. It narrows the realm's for this step, and never widens it. */
final class StepWhitelist {

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

    /** Empty when the gear says nothing; nobody's when it says what cannot be read. */
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
     * @param id which gear the step has; null for none
     * @param gear what is stored under that id; null for nothing
     * @throws IllegalArgumentException when a step's gear is gone, or has what is no CIDR block
     */
    static Optional<IpWhitelist> read(String id, AuthenticatorConfigModel gear) {
        if (gear == null && id != null) {
            throw new IllegalArgumentException("the gear is gone");
        }
        Map<String, String> values = gear == null || gear.getConfig() == null ? Map.of() : gear.getConfig();
        return parse(values.get(KEY));
    }

    /**
     * @param stored the values as Keycloak stores those of an authenticator, joined
     * @throws IllegalArgumentException for the first that is no CIDR block
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
