package io.github.keycloakkiosk.it.bulk;

import static io.github.keycloakkiosk.it.bulk.ImportReport.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand badges, and files on their way. */
@ServerBelowAPath
class BoxOfBadgesIT {

    private static final String REALM = "box";
    private static final int USERS = 500;

    private static KeycloakServer server;
    private static Admin admin;

    @BeforeAll
    static void aRealmOfManyUsers(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> IntStream.range(0, USERS)
                        .forEach(i -> realm.withArray("users")
                                .addObject()
                                .put("username", "u" + i)
                                .put("enabled", true)));
        admin.set("badges-per-user", "100");
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "u%d;04B%07X;No. %d\n".formatted(i % USERS, i, i))
                .collect(Collectors.joining());
    }

    @Test
    void tenThousandBadgesOfWhichFiftyAreBad() {
        String bad = IntStream.range(0, 50)
                .mapToObj(i -> List.of(
                                "nobody%d;04B9%06X;x\n",
                                "u%d;;\n",
                                "u1;%d %06X" + "x".repeat(520) + ";x\n",
                                "u2;04B0000000;taken %d %d\n",
                                "u%d;\"04B\"8;%06X\n")
                        .get(i % 5)
                        .formatted(i, i))
                .collect(Collectors.joining());
        String csv = "user;badge;label\n" + rows(0, 5000) + bad + rows(5000, 10_000);

        long start = System.nanoTime();
        ImportReport report = ImportReport.of(admin, "?report=errors", csv);
        System.out.printf("10,050 rows: %d ms%n", (System.nanoTime() - start) / 1_000_000);

        assertThat(report.counts()).containsExactly(10_050, 10_000, 0, 50);
        assertThat(report.lines())
                .hasSize(50)
                .allSatisfy(line -> assertThat(line.get("line").asInt()).isBetween(5002, 5051));
        assertThat(ImportReport.of(admin, "?report=errors", csv).counts()).containsExactly(10_050, 0, 10_000, 50);
        assertThat(Caller.atKiosk(server, REALM)
                        .badge("04B%07X".formatted(9_999))
                        .status())
                .isEqualTo(200);

        String export = admin.getFile("/kiosk-login/export", "text/csv").body();
        assertThat(export.lines()).hasSizeGreaterThan(10_000);
        ImportReport again = ImportReport.of(admin, "?report=errors", export);
        assertThat(again.counts().subList(1, 4))
                .as(again.rows().toString())
                .containsExactly(0, (int) export.lines().count() - 1, 0);
    }

    @Test
    void theReportBeginsBeforeTheFileEnds() throws IOException {
        try (Upload upload = new Upload()) {
            upload.send("user;badge;label\n" + stream(0, 150));
            assertThat(upload.readUpTo("\"line\":2,")).contains("\"stored\"");

            upload.send(stream(150, 160));
            upload.end();
            assertThat(upload.readUpTo("summary")).contains("\"rows\":160", "\"stored\":160", "\"complete\":true");
        }
    }

    private static String stream(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "u%d;04BA%06X;stream%d\n".formatted(i % USERS, i, i))
                .collect(Collectors.joining())
                .replace("04BA", "S-04BA");
    }

    @Test
    void aFileWhoseConnectionBreaksIsImportedAgain() throws Exception {
        String csv = "user;badge\n"
                + IntStream.range(0, 350)
                        .mapToObj(i -> "u%d;K-%d\n".formatted(i, i))
                        .collect(Collectors.joining());
        try (Upload upload = new Upload()) {
            upload.send(csv.substring(0, csv.indexOf("u250;") + 6));
            upload.readUpTo("\"line\":101,");
        }

        ImportReport again = ImportReport.of(admin, csv);

        assertThat(again.counts().get(0)).isEqualTo(350);
        assertThat(again.counts().get(3)).as(again.rows().toString()).isZero();
        assertThat(again.counts().get(2)).isGreaterThanOrEqualTo(100);
        assertThat(admin.credentials("u349", "badge").stream()
                        .filter(badge -> badge.path("userLabel").isMissingNode()))
                .isNotEmpty();
    }

    @Test
    void anExportHasNoLoginStringAndNoFormula() {
        admin.createUser("=cmd", Admin.typed("badge", "04BE000001"), Admin.typed("pin", "7394"));
        admin.createUser("pin-alone", Admin.typed("pin", "7394"));
        Admin.typed("badge", "x");
        String csv = admin.getFile("/kiosk-login/export", "text/csv").body();
        Answer json = admin.getFile("/kiosk-login/export", "application/x-ndjson");
        String id = admin.credentials("olga", "badge").get(0).get("id").asText();

        assertThat(csv).startsWith("user,badge-id,label,created,last-used,valid-until,has-pin\r\n");
        assertThat(csv.lines())
                .anyMatch(line -> line.startsWith("olga," + id + ","))
                .anyMatch(line -> line.equals("pin-alone,,,,,,true"));
        assertThat(csv).doesNotContain("\n=cmd", "04BE000001", "04DE51BEEF0001");
        assertThat(json.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(json.body()).contains("\"badge-id\":\"" + id + "\"").doesNotContain("04BE000001");
        assertThat(admin.getFile("/kiosk-login/export", "image/png").status()).isEqualTo(406);
        assertThat(admin.delegate("box-manager", "manage-realm")
                        .getFile("/kiosk-login/export", "text/csv")
                        .status())
                .isEqualTo(403);
        assertThat(admin.delegate("box-viewer", "view-users")
                        .getFile("/kiosk-login/export", "text/csv")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theCommandOfTheDocsImportsABox(@TempDir Path directory) throws Exception {
        String docs = Files.readString(Path.of("docs/badges-in-bulk.md"));
        Files.writeString(directory.resolve("badges.csv"), block(docs, "csv"));
        String command = block(docs, "shell")
                .replace("http://localhost:8080", server.url().toString())
                .replace("/realms/kiosk/", "/realms/" + REALM + "/")
                .replace("$TOKEN", admin.token());
        Process curl = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(curl.waitFor()).as(said).isZero();
        assertThat(said).contains("\"stored\":2", "\"refused\":0", "\"complete\":true");
    }

    private static String block(String docs, String language) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(docs);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** An import that is sent piece by piece. */
    private static final class Upload implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader answer;

        Upload() throws IOException {
            socket = new Socket(server.url().getHost(), server.url().getPort());
            socket.setSoTimeout(20_000);
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write("POST " + server.url().getPath() + "/admin/realms/" + REALM + IMPORT + " HTTP/1.1\r\n"
                    + "Host: " + server.url().getAuthority()
                    + "\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n"
                    + "Authorization: Bearer " + admin.token() + "\r\n\r\n");
        }

        void send(String text) throws IOException {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            write(Integer.toHexString(bytes) + "\r\n" + text + "\r\n");
        }

        void end() throws IOException {
            write("0\r\n\r\n");
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** The line with these words. */
        String readUpTo(String words) throws IOException {
            List<String> read = new ArrayList<>();
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                if (line.contains(words)) {
                    return line;
                }
                read.add(line);
            }
            throw new AssertionError("there is no line with " + words + " in " + read);
        }

        @Override
        public void close() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
