package io.github.keycloakkiosk.it.bulk;

import static io.github.keycloakkiosk.it.bulk.ImportReport.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of badges and PINs, row by row. */
@ServerBelowAPath
class ImportIT {

    private static final String REALM = "import";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    @BeforeAll
    static void aRealm(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {
            for (String twin : List.of("amy", "abe")) {
                realm.withArray("users")
                        .addObject()
                        .put("username", twin)
                        .put("enabled", true)
                        .putObject("attributes")
                        .putArray("phoneNumber")
                        .add("1350");
            }
        });
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static void users(String... names) {
        List.of(names)
                .forEach(name -> assertThat(admin.createUser(name).status()).isEqualTo(201));
    }

    private static List<String> badges(String user) {
        return admin.credentials(user, "badge").stream()
                .map(badge -> badge.path("userLabel").asText() + " "
                        + badge.get("credentialData").asText().replaceAll(".*\"validUntil\":\"([^\"]*).*|.*", "$1"))
                .map(String::strip)
                .sorted()
                .toList();
    }

    @Test
    void aRowGivesBadgeAndPinAndOnceMoreChangesNothing() {
        users("ann");
        String csv = "user;badge;label;pin;valid-until\nann;04A0000001;Blue;7394;2099-12-31\n";

        ImportReport first = ImportReport.of(admin, csv);
        assertThat(first.rows()).containsExactly("2 stored");
        assertThat(first.summary().get("complete").asBoolean()).isTrue();
        assertThat(badges("ann")).containsExactly("Blue 2100-01-01T00:00:00Z");
        assertThat(kiosk.badge("04:a0:00:00:01").status()).isEqualTo(200);
        assertThat(kiosk.pin("ann", "7394").status()).isEqualTo(200);
        String pin = admin.credentials("ann", "pin").get(0).toString();

        assertThat(ImportReport.of(admin, csv).rows()).containsExactly("2 unchanged");
        assertThat(admin.credentials("ann", "pin").get(0).get("id"))
                .isEqualTo(parse(pin).get("id"));

        assertThat(ImportReport.of(admin, csv.replace("7394", "6482").replace("Blue", "Red"))
                        .rows())
                .containsExactly("2 stored");
        assertThat(kiosk.pin("ann", "7394").status()).isEqualTo(401);
        assertThat(kiosk.pin("ann", "6482").status()).isEqualTo(200);
        assertThat(badges("ann")).containsExactly("Red 2100-01-01T00:00:00Z");
    }

    private static JsonNode parse(String json) {
        return new Answer(200, List.of(), json).json();
    }

    @Test
    void aFileWithoutAColumnLeavesThatAlone() {
        users("bea");
        ImportReport.of(admin, "user;badge;label;pin;valid-until\nbea;04A0000002;Blue;7394;2099-12-31\n");

        assertThat(ImportReport.of(admin, "user;badge\nbea;04A0000002\n").rows())
                .containsExactly("2 unchanged");
        assertThat(ImportReport.of(admin, "user;badge;label;pin\nbea;04A0000002;;\n")
                        .rows())
                .containsExactly("2 unchanged");
        assertThat(badges("bea")).containsExactly("Blue 2100-01-01T00:00:00Z");
        assertThat(kiosk.pin("bea", "7394").status()).isEqualTo(200);
        assertThat(ImportReport.of(admin, "user;badge;valid-until\nbea;04A0000002;\n")
                        .rows())
                .containsExactly("2 stored");
        assertThat(badges("bea")).containsExactly("Blue");
    }

    @Test
    void everyBadRowSaysWhyAndTakesNoOtherDown() {
        users("carl", "cora");
        ImportReport.of(admin, "user;badge\ncarl;04A1000001\n");
        String many = IntStream.range(0, 6)
                .mapToObj(i -> "vera;04A10001" + i + "0;v" + i + ";;\n")
                .collect(Collectors.joining());
        String csv = "user;badge;label;pin;valid-until\n"
                + "carl;04A1000002;First;;\n"
                + "nobody;04A1000003;;;\n"
                + ";04A1000003;;;\n"
                + "1350;04A1000003;;;\n"
                + "carl;;;;\n"
                + "carl;" + "x".repeat(513) + ";;;\n"
                + "cora;04A1000001;;;\n"
                + "cora;04A2B3C4D5E680;;;\n"
                + "carl;04A1000004;first;;\n"
                + "carl;04A1000005;" + "x".repeat(256) + ";;\n"
                + "carl;04A1000006;;123;\n"
                + "carl;04A1000007;;12a4;\n"
                + "carl;04A1000008;;;tomorrow\n"
                + "carl;04A1000009;;\n"
                + "carl;\"04A10;;;\n"
                + "04A1000010\n\";;;\n"
                + "cora;04A1000002;;7394;\n"
                + "cora;04A1000011;Last;7394;\n"
                + "cora;;;7394;\n"
                + "cora;;;7395;\n"
                + many;

        ImportReport report = ImportReport.of(admin, csv);

        assertThat(report.rows())
                .containsExactly(
                        "2 stored",
                        "3 refused user_unknown user",
                        "4 refused user_missing user",
                        "5 refused user_ambiguous user",
                        "6 refused nothing_to_do",
                        "7 refused badge_invalid badge",
                        "8 refused badge_taken badge",
                        "9 refused badge_taken badge",
                        "10 refused label_taken label",
                        "11 refused label_invalid label",
                        "12 refused pin_invalid pin",
                        "13 refused pin_invalid pin",
                        "14 refused valid_until_invalid valid-until",
                        "15 refused row_malformed",
                        "16 refused badge_invalid badge",
                        "19 refused duplicate_in_file badge",
                        "20 stored",
                        "21 unchanged",
                        "22 refused duplicate_in_file pin",
                        "23 stored",
                        "24 stored",
                        "25 stored",
                        "26 stored",
                        "27 refused too_many_badges badge",
                        "28 refused too_many_badges badge");
        assertThat(kiosk.badge("04A1000011").status()).isEqualTo(200);
        assertThat(badges("cora")).containsExactly("Last");
        assertThat(kiosk.pin("cora", "7394").status()).isEqualTo(200);
        // A row is whole or not at all.
        assertThat(admin.credentials("carl", "pin")).isEmpty();
        assertThat(badges("carl")).hasSize(2);
        assertThat(report.lines().toString() + report.summary())
                .doesNotContain("04A", "7394", "nobody", "carl", "First", "tomorrow");
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() {
        users("dora");
        String csv = "user;badge;pin\ndora;04A2000001;7394\nolga;04A2000001;\ndora;04A2000001;\nnobody;04A2;\n";

        ImportReport dry = ImportReport.of(admin, "?dry-run=true", csv);

        assertThat(admin.credentials("dora", "badge")).isEmpty();
        assertThat(admin.credentials("dora", "pin")).isEmpty();
        assertThat(dry.summary().get("dryRun").asBoolean()).isTrue();
        assertThat(ImportReport.of(admin, csv).rows()).isEqualTo(dry.rows());
        assertThat(badges("dora")).hasSize(1);
    }

    @Test
    void aDryRunDoesNotTellWhetherAPinIsTheUsers() {
        List<String> rows = List.of("8264", "8265").stream()
                .map(pin -> ImportReport.of(admin, "?dry-run=true", "user;pin\nolga;" + pin + "\n")
                        .rows()
                        .toString())
                .toList();

        assertThat(rows.get(0)).isEqualTo(rows.get(1)).isEqualTo("[2 stored]");
    }

    @Test
    void theExportOfACardSystemGoesInAsItIs() {
        users("emma");
        byte[] csv = "\"Pers.Nr.\";\"Name\";\"Karte\"\r\n\"emma\";\"Müller, Emma\";\"04 A3 00 00 01\"\r\n"
                .getBytes(Charset.forName("windows-1252"));
        String query = "?column.user=Pers.Nr.&column.badge=Karte&column.label=Name";

        Answer utf8 = admin.sendFile(IMPORT + query, "text/csv", csv);
        assertThat(ImportReport.of(utf8).rows()).containsExactly("2 refused not_in_charset");
        assertThat(ImportReport.of(admin.sendFile(IMPORT + query, "text/csv; charset=windows-1252", csv))
                        .rows())
                .containsExactly("2 stored");
        assertThat(badges("emma")).containsExactly("Müller, Emma");
        assertThat(kiosk.badge("04A3000001").status()).isEqualTo(200);
    }

    @Test
    void jsonLinesAndWhatAReaderReads() {
        Admin reading = RealmCopy.create(server, "import-reader", realm -> {
            ObjectNode settings =
                    (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
            settings.putArray("reader-prefix").add(";");
            settings.putArray("reader-suffix").add("?");
        });
        assertThat(reading.createUser("finn").status()).isEqualTo(201);
        Answer answer = reading.sendFile(
                IMPORT + "?report=errors",
                "application/x-ndjson",
                ("{\"user\":\"finn\",\"badge-read\":\";04A4000001?\",\"label\":\"x\"}\n"
                                + "{\"user\":\"finn\",\"badge-read\":\"" + "x".repeat(513) + "\"}\n"
                                + "{\"user\":\"finn\",\"badge\":\"04A4000003\",\"badge-read\":\";04A4000003?\"}\n"
                                + "{\"user\":\"finn\",\"pin\":\"12345678901234\"}\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(ImportReport.of(answer).rows())
                .containsExactly(
                        "2 refused badge_invalid badge-read",
                        "3 refused badge_invalid badge",
                        "4 refused pin_invalid pin");
        assertThat(Caller.atKiosk(server, "import-reader").badge(";04A4000001?").status())
                .isEqualTo(200);
    }

    @Test
    void aUserWhoIsNotImportedFromADirectory() {
        admin.addStaffList();

        String csv = "user;badge;pin\nstaff-1;04A5000001;7394\nstaff-2;04A5000001;\n";
        assertThat(ImportReport.of(admin, csv).rows()).containsExactly("2 stored", "3 refused duplicate_in_file badge");
        assertThat(ImportReport.of(
                                admin,
                                csv.replace("staff-1;04A5000001;7394\n", "")
                                        .replace(";pin", "")
                                        .replace("1;\n", "1\n"))
                        .rows())
                .containsExactly("2 refused badge_taken badge");
        assertThat(ImportReport.of(admin, csv).rows().get(0)).isEqualTo("2 unchanged");
        assertThat(kiosk.badge("04A5000001").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | text/csv                 | ''              | 400 | empty",
                "''                  | text/csv                 | 'olga;04A2B3'   | 400 | Column 1",
                "?dry-run=yes        | text/csv                 | 'user;badge'    | 400 | dry-run",
                "?dryrun=true        | text/csv                 | 'user;badge'    | 400 | unknown",
                "?report=none        | text/csv                 | 'user;badge'    | 400 | report",
                "?zone=Mars          | text/csv                 | 'user;badge'    | 400 | zone",
                "?zone=UTC&zone=UTC  | text/csv                 | 'user;badge'    | 400 | more than once",
                "?column.pin=Code    | text/csv                 | 'user;badge'    | 400 | column.pin",
                "''                  | application/json         | '{}'            | 415 | text/csv",
                "''                  | text/csv; charset=utf-7  | 'user;badge'    | 415 | charset",
                "''                  | multipart/form-data      | 'user;badge'    | 415 | text/csv",
            })
    void aRequestThatIsWrongAsAWhole(String query, String type, String file, int status, String message) {
        Answer answer = admin.sendFile(IMPORT + query, type, file.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("errorMessage").asText()).contains(message).doesNotContain("04A2B3");
    }

    @Test
    void aHeaderAloneIsAFileWithoutRows() {
        ImportReport report = ImportReport.of(admin, "user;badge");

        assertThat(report.rows()).isEmpty();
        assertThat(report.counts()).containsExactly(0, 0, 0, 0);
        assertThat(report.summary().get("complete").asBoolean()).isTrue();
    }

    @Test
    void whoMayNotManageUsersImportsNothing() {
        Admin viewer = admin.delegate("import-viewer", "view-users", "manage-realm");
        byte[] csv = "user;badge\nolga;04A6000001\n".getBytes(StandardCharsets.UTF_8);

        assertThat(viewer.sendFile(IMPORT, "text/csv", csv).status()).isEqualTo(403);
        assertThat(admin.delegate("import-manager", "manage-users")
                        .sendFile(IMPORT, "text/csv", csv)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSessionThatABadgeOpenedImportsNothing() {
        Admin manager = admin.delegate("import-at-kiosk", "manage-users");
        ImportReport.of(admin, "user;badge\nimport-at-kiosk;04A6100001\n");
        String token = kiosk.badge("04A6100001").json().get("token").asText();
        String csv = "user;badge\nolga;04A6100002\n";

        Answer refused = kiosk.send(RequestBuilder.post(server.url() + "/admin/realms/" + REALM + IMPORT)
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Content-Type", "text/csv")
                .setEntity(new ByteArrayEntity(csv.getBytes(StandardCharsets.UTF_8))));
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(kiosk.badge("04A6100002").status()).isEqualTo(401);
        assertThat(ImportReport.of(manager, csv).rows()).containsExactly("2 stored");
    }

    @Test
    void eachChangeAndTheImportAreAdminEvents() {
        users("gina");
        ImportReport.of(admin, "user;badge;pin\ngina;04A7000001;7394\nnobody;1;\n");

        JsonNode events = admin.get("/admin-events?max=4&operationTypes=ACTION");
        assertThat(events.get(0).get("resourcePath").asText()).isEqualTo("kiosk-login/import");
        assertThat(parse(events.get(0).get("representation").asText())
                        .get("refused")
                        .asInt())
                .isEqualTo(1);
        assertThat(events.get(1).get("resourcePath").asText())
                .isEqualTo("users/" + admin.userId("gina") + "/kiosk-login/import");
        assertThat(parse(events.get(1).get("representation").asText())
                        .get("badge")
                        .asText())
                .isEqualTo(admin.credentials("gina", "badge").get(0).get("id").asText());
        assertThat(events.toString()).doesNotContain("04A7000001", "7394");
    }

    @Test
    void theSameFileFourTimesAtOnceGivesEachRowOnce() throws Exception {
        String[] names = IntStream.range(0, 150).mapToObj(i -> "par" + i).toArray(String[]::new);
        users(names);
        String csv = "user;badge;pin\n"
                + IntStream.range(0, 150)
                        .mapToObj(i -> "par" + i + ";04A8%06X;%s\n".formatted(i, i % 10 == 0 ? "7394" : ""))
                        .collect(Collectors.joining());

        List<ImportReport> reports = AtOnce.run(4, i -> ImportReport.of(admin, csv));

        assertThat(reports)
                .allSatisfy(report -> assertThat(report.counts().get(3))
                        .as(report.rows().toString())
                        .isZero());
        assertThat(reports.stream().mapToInt(report -> report.counts().get(1)).sum())
                .isEqualTo(150);
        for (int i = 0; i < 150; i += 30) {
            assertThat(admin.credentials("par" + i, "badge")).hasSize(1);
            assertThat(admin.credentials("par" + i, "pin")).hasSize(1);
        }
    }
}
