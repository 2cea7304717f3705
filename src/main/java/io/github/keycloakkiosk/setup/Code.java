package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.setup.flow.KioskFlows;
import java.util.Locale;

/** Why something is left to a person. The codes stay, and docs/openapi-admin.yaml lists them; the sentences may change. */
public enum Code {
    WHITELIST_EMPTY("It is empty, so PINs and badges are good from nowhere; put the addresses of your kiosks there"),
    OTHER_GRANT_FLOW("It was there with another direct grant flow; if PINs and badges should log in there, choose "
            + KioskFlows.DIRECT_GRANT.alias() + " on its tab Advanced"),
    ADMIN_PAGE_NAME_TAKEN(
            "The realm has a client of this name that set-up has not made, so it stays as it is; rename it, and set up"
                    + " again"),
    ADMIN_PAGE_IN_MASTER_NAME_TAKEN(
            "The master realm has a client of this name that set-up has not made for this realm, so it stays as it is;"
                    + " delete or rename it, and set up again"),

    ADMIN_PAGE_CHANGED("Somebody has changed it, so it stays; without it nobody signs in to the page for admins"),
    ADMIN_PAGE_IN_MASTER_CHANGED("Somebody has changed it, so it stays; delete it in the master realm"),
    ADMIN_PAGE_OF_MASTER("It is in the master realm, so an admin of that realm must delete it"),
    AMR_MAPPER_CHANGED("Somebody has changed it; it works without this extension, too"),
    CLIENT_CHANGED(
            "Somebody has changed it, so it stays, with the realm's direct grant flow; delete it if no app needs it"),
    FLOW_BOUND("It is bound to %2$s; bind another flow there first"),
    FLOW_CHANGED("Somebody has changed it; remove it under Authentication, Flows"),
    REQUIRED_ACTION_CHANGED("Somebody has changed it; remove it with DELETE authentication/required-actions/%1$s"),
    ATTRIBUTE_CHANGED("Somebody has changed it, so it stays"),
    ATTRIBUTE_USED("Users have it; without it in the profile they would lose it"),
    ROLE_CHANGED("Somebody has made a composite of it, so it stays; delete it if nobody needs it"),
    SETTINGS_HOLD_KEY(
            "They hold the key to the PINs and badges, which stay; without the jar, the admin API shows this key in"
                    + " clear to whoever may view the realm"),
    SETTINGS_NOT_MADE(
            "Set-up did not make them; delete the component kiosk-login before you take the jar away, or the admin API"
                    + " shows its key in clear"),

    CREDENTIALS_STAY("They stay with their users, and are good for nothing without the jar"),
    SESSIONS_STAY(
            "Sessions that a PIN or a badge opened may do what a password's may as soon as the jar is gone; end them"
                    + " before, under Sessions, Sign out all active sessions"),
    FLOW_NEEDS_JAR("It has steps of this extension. Nothing is bound to it" + Code.WITHOUT_JAR),
    BOUND_FLOW_NEEDS_JAR("It has steps of this extension. It is bound to %2$s, where nobody can log in without the jar"
            + Code.WITHOUT_JAR),
    THEME_NEEDS_JAR("The theme goes with the jar; choose another login theme");

    private static final String WITHOUT_JAR =
            "; remove the steps or the flow, or the token endpoint and exports of the realm fail without the jar";

    private final String sentence;

    Code(String sentence) {
        this.sentence = sentence;
    }

    /** As the answer has it, such as {@code flow_changed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param boundTo where the thing is bound, in words */
    String sentence(String name, String boundTo) {
        return sentence.formatted(name, boundTo);
    }
}
