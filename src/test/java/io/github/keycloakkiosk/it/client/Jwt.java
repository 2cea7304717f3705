package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The content of a token, without a check of its signature. */
public final class Jwt {

    private Jwt() {}

    public static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
