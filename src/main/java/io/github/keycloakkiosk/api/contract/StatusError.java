package io.github.keycloakkiosk.api.contract;

/**
 * The schema {@code StatusError}: the refusal of {@code token}, {@code register} and {@code logout}.
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
