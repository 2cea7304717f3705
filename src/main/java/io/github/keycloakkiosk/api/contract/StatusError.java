package io.github.keycloakkiosk.api.contract;

/**
 * The answer of the <em>userid</em> dialect when something is not granted, except for a login.
 *
 * @param status always {@code error}
 * @param errcode the HTTP status
 * @param errmsg what went wrong, in one sentence
 */
public record StatusError(String status, String errcode, String errmsg) {

    public StatusError(int httpStatus, String errmsg) {
        this("error", Integer.toString(httpStatus), errmsg);
    }
}
