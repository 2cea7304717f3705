package io.github.keycloakkiosk.api.contract;

/**
 * The answer of the <em>userid</em> dialect when a login is not granted.
 *
 * @param status always -1
 * @param errmsg what went wrong, in one sentence
 */
public record LoginByUseridError(int status, String errmsg) {

    public LoginByUseridError(String errmsg) {
        this(-1, errmsg);
    }
}
