package io.github.keycloakkiosk.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token in an {@code Authorization} header: {@code JWT <token>}, as the <em>userid</em> dialect has it, or {@code Bearer <token>}.
 * Some apps keep {@code "JWT xxx"} or {@code "Bearer xxx"} as their token and send a scheme twice; that is read too.
 */
final class AuthorizationHeader {

    private static final Pattern TOKEN =
            Pattern.compile("(?:(?:JWT|Bearer) +){1,2}([A-Za-z0-9._~+/=-]+)", Pattern.CASE_INSENSITIVE);

    private AuthorizationHeader() {}

    /** @return the token; empty when the header is absent, stands twice, or holds something else */
    static Optional<String> token(List<String> headers) {
        if (headers == null || headers.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = TOKEN.matcher(headers.get(0).strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
