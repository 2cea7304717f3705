package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.util.EntityUtils;

/** An HTTP response, read to its end. */
public record Answer(int status, List<Header> headers, String body) {

    public static Answer of(HttpResponse response) throws IOException {
        return new Answer(
                response.getStatusLine().getStatusCode(),
                Arrays.asList(response.getAllHeaders()),
                response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity()));
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException noJson) {
            throw new AssertionError(status + " is not JSON: " + body, noJson);
        }
    }

    /** The value of the first header of that name; {@code null} when there is none. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst()
                .orElse(null);
    }
}
