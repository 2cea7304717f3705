package io.github.keycloakkiosk.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The compression of a body. The API reads none: a small body can unpack to one that fills the memory. */
final class BodyEncoding {

    private static final String NONE = "identity";
    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate", "br", "zstd", "compress");
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private BodyEncoding() {}

    /**
     * The encoding that the headers name, by a word of our own: nothing that a caller sends is shown. Empty when the body is not
     * encoded.
     *
     * @param headers all values of {@code Content-Encoding}; null for none
     */
    static Optional<String> named(List<String> headers) {
        String value = headers == null ? "" : String.join(",", headers).strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.equals(NONE)) {
            return Optional.empty();
        }
        return Optional.of(KNOWN.contains(value) ? value : "another encoding");
    }

    /** The encoding by which a body begins as no text does. */
    static Optional<String> seen(byte[] body) {
        boolean gzip = body.length > 1 && (body[0] & 0xff) == GZIP_FIRST && (body[1] & 0xff) == GZIP_SECOND;
        return gzip ? Optional.of("gzip") : Optional.empty();
    }
}
