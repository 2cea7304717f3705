package io.github.keycloakkiosk.api.contract;

/**
 * The schema {@code LoginByUseridError}: the refusal of a login by {@code userid}.
 *
 * @param status always -1
 * @param errmsg what went wrong, in one sentence
 */
public record LoginByUseridError(int status, String errmsg) {

    public LoginByUseridError(String errmsg) {
        this(-1, errmsg);
    }
}
