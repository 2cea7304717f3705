package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupCredentialProviderFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers badges as credentials. */
public final class BadgeCredentialProviderFactory extends LookupCredentialProviderFactory {

    private static final String SWEEP_SECONDS = "sweep-seconds";
    private static final String OPTION = "spi-credential--" + "kiosk-badge" + "--" + SWEEP_SECONDS;
    private static final int EVERY_MINUTE = 60;

    private int sweepSeconds;

    public BadgeCredentialProviderFactory() {
        super(BadgeKind.BADGE);
    }

    @Override
    public void init(Config.Scope config) {
        sweepSeconds = config.getInt(SWEEP_SECONDS, EVERY_MINUTE);
        if (sweepSeconds < 0) {
            throw new IllegalArgumentException(
                    OPTION + " is " + sweepSeconds + ": write 0 for never, or how many seconds");
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        BadgesOfEarlierRule.countAfterStartOf(factory);
        if (sweepSeconds > 0) {
            EndedBadgesSweep.repeat(sweepSeconds, factory);
        }
    }
}
