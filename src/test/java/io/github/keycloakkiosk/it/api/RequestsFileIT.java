package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.Test;

/** The requests of {@code requests.http}, from the first to the last, answer as it says. They leave no session and no account. */
@KioskServer
class RequestsFileIT {

    private static final String REALM = "requests-file";

    @Test
    void everyRequestAnswersAsItSaysTwice(KeycloakServer server) throws Exception {
        Admin admin = RealmCopy.create(server, REALM, realm -> {});
        int users = admin.get("/users").size();
        for (int round = 0; round < 2; round++) {
            RequestsFile file = new RequestsFile();
            assertThat(file.requests()).hasSizeGreaterThan(20);
            file.set("server", server.url().toString());
            file.set("realm", REALM);
            // RootRouteIT has the server whose option chooses this realm.
            file.set("root", server.url() + "/realms/" + REALM);

            file.requests().forEach(request -> send(Caller.atKiosk(server, REALM), file, request));

            assertThat(admin.get("/users")).hasSize(users);
            assertThat(admin.get("/client-session-stats")).isEmpty();
        }
    }

    private static void send(Caller kiosk, RequestsFile file, RequestsFile.Request request) {
        String[] line = file.filled(request.line()).split(" ");
        RequestBuilder call = RequestBuilder.create(line[0]).setUri(line[1]);
        file.headers(request).forEach(call::setHeader);
        if (!request.body().isEmpty()) {
            call.setEntity(new StringEntity(file.filled(request.body()), (ContentType) null));
        }
        Answer answer = kiosk.send(call);
        assertThat(answer.status()).as(request.title() + ": " + answer.body()).isEqualTo(request.expectedStatus());
        file.runScript(request, answer);
    }
}
