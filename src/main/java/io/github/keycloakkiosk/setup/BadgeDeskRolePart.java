package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.power.BadgeDeskRole;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;

/** The role of shift leads. It gives no right of Keycloak's own. */
final class BadgeDeskRolePart implements Part {

    private static final String DESCRIPTION =
            "Manages PINs and badges of people with less power, in the groups that the kiosk login settings name";

    @Override
    public void setUp(Work work, Wish wish) {
        Optional<ClientModel> client = BadgeDeskRole.client(work.realm());
        if (client.isEmpty()) {
            return;
        }
        if (BadgeDeskRole.in(work.realm()).isPresent()) {
            work.report().present(Kind.ROLE, BadgeDeskRole.NAME);
            return;
        }
        RoleModel role = client.get().addRole(BadgeDeskRole.NAME);
        role.setDescription(DESCRIPTION);
        work.made(Kind.ROLE, BadgeDeskRole.NAME, look(role));
    }

    private static String look(RoleModel role) {
        return Ledger.look(Map.of("name", role.getName(), "composite", role.isComposite()));
    }

    @Override
    public void tearDown(Work work) {
        if (!work.ledger().names(Kind.ROLE).contains(BadgeDeskRole.NAME)) {
            return;
        }
        Optional<RoleModel> role = BadgeDeskRole.in(work.realm());
        if (role.isEmpty()) {
            work.gone(Kind.ROLE, BadgeDeskRole.NAME);
        } else if (work.ledger().note(Kind.ROLE, BadgeDeskRole.NAME).equals(Optional.of(look(role.get())))) {
            work.realm().removeRole(role.get());
            work.removed(Kind.ROLE, BadgeDeskRole.NAME);
        } else {
            work.report().left(Kind.ROLE, BadgeDeskRole.NAME, Code.ROLE_CHANGED);
        }
    }
}
