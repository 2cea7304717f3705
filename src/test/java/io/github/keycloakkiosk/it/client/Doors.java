package io.github.keycloakkiosk.it.client;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every endpoint at which vera's PIN or badge logs in, tried by somebody who knows both. */
public final class Doors {

    public static final String PIN_JSON = "{\"method\": \"pin\", \"username\": \"vera\", \"pin\": \"5937\"}";
    public static final String BADGE_JSON = "{\"method\": \"token\", \"login_string\": \"04DE51BEEF0002\"}";
    public static final String PIN_FORM = "method=pin&username=vera&pin=5937";
    public static final String BADGE_FORM = "method=token&login_string=04DE51BEEF0002";

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Wire wire;
    private final String realm;

    private Doors(Wire wire, String realm) {
        this.wire = wire;
        this.realm = realm;
    }

    public static Doors atKiosk(KeycloakServer server, String realm) {
        return new Doors(Wire.atKiosk(server), realm);
    }

    public static Doors stranger(KeycloakServer server, String realm) {
        return new Doors(Wire.stranger(server), realm);
    }

    /** Tries each door with these header lines. */
    public Map<String, Answer> tryAll(String headers) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("PIN at the API", login("/realms/" + realm + "/auth/login", headers, PIN_JSON));
        answers.put("badge at the API", login("/realms/" + realm + "/auth/login", headers, BADGE_JSON));
        String client = "grant_type=password&client_id=kiosk-api&";
        answers.put("PIN at the token endpoint", token(headers, client + PIN_FORM));
        answers.put("badge at the token endpoint", token(headers, client + BADGE_FORM));
        return answers;
    }

    /** The login API's JSON, at whatever path. */
    public Answer login(String path, String headers, String body) {
        return wire.post(path, JSON, headers, body);
    }

    public Answer token(String headers, String form) {
        return tokenAt("/realms/" + realm + "/protocol/openid-connect/token", headers, form);
    }

    /** The token endpoint's form, at whatever path. */
    public Answer tokenAt(String path, String headers, String form) {
        return wire.post(path, FORM, headers, form);
    }
}
