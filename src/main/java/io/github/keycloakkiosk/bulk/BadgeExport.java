package io.github.keycloakkiosk.bulk;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes down which badges a realm has, without any login string: those are stored nowhere. */
public final class BadgeExport {

    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final StoredBadges badges;
    private final boolean json;

    /** @param json JSON lines rather than CSV */
    public BadgeExport(AdminJobs jobs, boolean json) {
        this.badges = new StoredBadges(jobs);
        this.json = json;
    }

    /** @throws IOException when nobody reads it any more */
    public void run(OutputStream out) throws IOException {
        if (!json) {
            write(out, StoredBadge.csvHead());
        }
        run(out, StoredBadges.Page.before(false));
        run(out, StoredBadges.Page.before(true));
    }

    private void run(OutputStream out, StoredBadges.Page start) throws IOException {
        StoredBadges.Page page = start;
        while (!page.last()) {
            page = badges.after(page);
            for (StoredBadge row : page.rows()) {
                write(out, json ? JSON.writeValueAsString(row) + "\n" : row.csv());
            }
            out.flush();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
