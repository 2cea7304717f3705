package io.github.keycloakkiosk.it.proxy;

import io.github.keycloakkiosk.it.server.KeycloakVersion;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One request by which a stranger tries to get in.
 *
 * @param name its special part, as far as it can be printed, with the placeholders of {@link Claim}
 * @param request all bytes that are sent
 * @param plain whether it is good HTTP, so that the answer is our refusal and nobody else's
 * @param end a text in the last part of the answer, if the other end does not close; else empty
 */
record Attack(String name, Function<Claim, String> request, boolean plain, String end) {

    /** 26.4 does not answer some of them; see {@link OnOneServer}. */
    private static final int PATIENCE = KeycloakVersion.isBefore("26.5") ? 5_000 : 30_000;

    private static final Pattern REFUSED = Pattern.compile(
            "(?s)(HTTP/1.1 100 Continue\r\n\r\n)?HTTP/1.1 403 .*(ip_not_whitelisted|not allowed from this address).*"
                    // from Quarkus, when it should believe the header and cannot read it
                    + "|HTTP/1.1 400 .*");

    /** A login with these header lines, the last one without its line break. */
    static Attack headers(Login login, String lines) {
        return new Attack(name(login, lines), claim -> claim.in(login.with(whole(lines))), true, "");
    }

    /** The same, but a proxy or Keycloak may refuse the request itself. */
    static Attack broken(Login login, String lines) {
        return new Attack(name(login, lines), claim -> claim.in(login.with(whole(lines))), false, "");
    }

    /** @param request all bytes, with {@code {n}} for the number of bytes after the first empty line */
    static Attack odd(String request) {
        return odd(request, request);
    }

    /** @param name its special part */
    static Attack odd(String name, String request) {
        return new Attack(printable(name), claim -> counted(claim.in(request)), false, "");
    }

    static Attack http2(Login login, String... headers) {
        return new Attack(
                printable(String.join("\\n", headers)),
                claim -> Http2.login(login, claim, headers),
                false,
                "\"success\":");
    }

    private static String whole(String lines) {
        return lines.isEmpty() ? "" : lines + "\r\n";
    }

    private static String counted(String request) {
        int rest = request.length() - request.indexOf("\r\n\r\n") - 4;
        return request.replace("{n}", String.valueOf(rest));
    }

    private static String name(Login login, String lines) {
        return printable(lines) + (login == Login.OLGAS_BADGE ? " (badge)" : "");
    }

    private static String printable(String text) {
        String shown = text.strip().replace("\r\n", "\\n").replaceAll("[^ -~]", "?");
        return shown.length() > 120 ? shown.substring(0, 120) + "..." : shown;
    }

    /**
     * How many milliseconds to wait for an answer. Some odd requests never get an answer; if one lets somebody in, there is
     * a session.
     */
    int patience() {
        return plain ? PATIENCE : 300;
    }

    boolean letIn(String answer) {
        return answer.contains("\"success\":true") || answer.contains("\"access_token\":");
    }

    boolean refused(String answer) {
        return plain ? REFUSED.matcher(answer).matches() : !letIn(answer);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "nothing" : name;
    }
}
