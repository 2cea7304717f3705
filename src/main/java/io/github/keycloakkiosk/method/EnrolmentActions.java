package io.github.keycloakkiosk.method;

/** The required actions in which users give themselves a kiosk credential, by provider id. */
public final class EnrolmentActions {

    public static final String SET_PIN = "kiosk-set-pin";
    public static final String ENROL_BADGE = "kiosk-enrol-badge";

    private EnrolmentActions() {}
}
