package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;

/** The token endpoint, as one client calls it; if it has a secret, that is {@code s}. */
record TokenEndpoint(Caller caller, String client) {

    Answer grant(String type, Map<String, String> parameters) {
        RequestBuilder request = caller.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", type)
                .addParameter("client_id", client)
                .addParameter("client_secret", "s");
        parameters.forEach(request::addParameter);
        return caller.send(request);
    }
}
