package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.settings.NotStored;

/** Why a badge is not given to a user, as far as the user can do something about it. */
public enum BadgeRefusal implements NotStored.Refusal {
    ALREADY_ASSIGNED("badge already assigned", "login_string", "kiosk-badge-assigned"),
    LABEL_TAKEN("the user has another badge with this label", "label", "kiosk-badge-label-taken"),
    TOO_MANY("the user has as many badges as the setting badges-per-user allows", "login_string", "kiosk-badge-limit");

    private final String reason;
    private final String field;
    private final String message;

    BadgeRefusal(String reason, String field, String message) {
        this.reason = reason;
        this.field = field;
        this.message = message;
    }

    @Override
    public String reason() {
        return reason;
    }

    /** The field of the page on which a user enrols a badge. */
    String field() {
        return field;
    }

    /** The key of the sentence beside that field. */
    String message() {
        return message;
    }

    NotStored notStored() {
        return NotStored.conflict(this);
    }
}
