package io.github.keycloakkiosk.setup;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The mapper by which a client's tokens say whether a password, a PIN or a badge logged in: RFC 8176's claim {@code amr}. */
final class AmrMapper {

    private static final String PROVIDER = "oidc-amr-mapper";
    private static final String NAME = "amr";

    private AmrMapper() {}

    static void add(ClientModel client) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName(NAME);
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(PROVIDER);
        mapper.setConfig(
                Map.of("id.token.claim", "true", "access.token.claim", "true", "introspection.token.claim", "true"));
        client.addProtocolMapper(mapper);
    }

    /** Whether the client's tokens can have the claim; if not, the client has no mapper of ours. */
    static Optional<ProtocolMapperModel> of(ClientModel client) {
        return client.getProtocolMappersStream()
                .filter(mapper -> PROVIDER.equals(mapper.getProtocolMapper()))
                .findFirst();
    }

    /** A name of another mapper must not be taken twice. */
    static boolean canBeAddedTo(ClientModel client) {
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol())
                && of(client).isEmpty()
                && client.getProtocolMappersStream().noneMatch(mapper -> NAME.equals(mapper.getName()));
    }

    static String look(ProtocolMapperModel mapper) {
        return Ledger.look(Map.of("name", mapper.getName(), "config", mapper.getConfig()));
    }
}
