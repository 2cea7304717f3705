package io.github.keycloakkiosk.bulk;

import java.io.IOException;
import java.util.Optional;

/** The rows of a file, one after the other. */
interface Rows {

    /**
     * The next row; empty at the end of the file.
     *
     * @throws UnreadableFile when the rest cannot be read
     * @throws IOException when the file ends too early
     */
    Optional<Row> next() throws IOException;
}
