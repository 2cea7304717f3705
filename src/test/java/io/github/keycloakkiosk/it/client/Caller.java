package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.api.ApiContract;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.method.LoginMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.http.NameValuePair;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.message.BasicNameValuePair;

/**
 * Somebody who calls a realm from a certain address, and keeps no cookies and no connection between two calls. Every call
 * of the API is checked by {@link ApiContract}.
 */
public final class Caller {

    private static final List<String> SECRETS = Arrays.stream(LoginMethod.values())
            .map(LoginMethod::secretParameter)
            .toList();

    private final String realmUrl;
    private final InetAddress source;

    private Caller(String realmUrl, InetAddress source) {
        this.realmUrl = realmUrl;
        this.source = source;
    }

    /** At a whitelisted address: 127.0.0.1. */
    public static Caller atKiosk(KeycloakServer server, String realm) {
        return from(server, realm, "127.0.0.1");
    }

    /** At an address that nobody has whitelisted: 127.0.0.2. */
    public static Caller stranger(KeycloakServer server, String realm) {
        return from(server, realm, "127.0.0.2");
    }

    public static Caller from(KeycloakServer server, String realm, String address) {
        try {
            return new Caller(server.url() + "/realms/" + realm, InetAddress.getByName(address));
        } catch (IOException noAddress) {
            throw new UncheckedIOException(noAddress);
        }
    }

    public String address() {
        return source.getHostAddress();
    }

    /** {@code POST /auth/login} with these fields. */
    public Answer login(Map<String, ?> fields) {
        SECRETS.forEach(field -> SentSecrets.add(fields.get(field)));
        try {
            return login(new ObjectMapper().writeValueAsString(fields));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** {@code POST /auth/login} with this body. */
    public Answer login(String json) {
        return send(request("POST", "/auth/login").setEntity(new StringEntity(json, ContentType.APPLICATION_JSON)));
    }

    /** {@code POST} of these bytes to a path of the realm, said to be of this type; {@code null} says nothing. */
    public Answer send(String path, byte[] body, String contentType) {
        RequestBuilder request = request("POST", path).setEntity(new ByteArrayEntity(body));
        return send(contentType == null ? request : request.setHeader("Content-Type", contentType));
    }

    public Answer password(String username, String password) {
        return login(Map.of("method", "password", "username", username, "password", password));
    }

    public Answer pin(String username, String pin) {
        return login(Map.of("method", "pin", "username", username, "pin", pin));
    }

    public Answer badge(String loginString) {
        return login(Map.of("method", "token", "login_string", loginString));
    }

    /** {@code POST} to a route below {@code /auth} with these fields. */
    public Answer post(String route, Map<String, ?> fields) {
        return send(request("POST", "/auth/" + route)
                .setEntity(new StringEntity(Admin.json(fields), ContentType.APPLICATION_JSON)));
    }

    /** A request to a route below {@code /auth} with this {@code Authorization}; {@code null} sends none. */
    public Answer authorized(String method, String route, String authorization) {
        RequestBuilder request = request(method, "/auth/" + route);
        return send(authorization == null ? request : request.setHeader("Authorization", authorization));
    }

    /** The token endpoint's password grant with these parameters. */
    public Answer grant(String client, Map<String, String> parameters) {
        SECRETS.forEach(field -> SentSecrets.add(parameters.get(field)));
        List<NameValuePair> form = new ArrayList<>(parameters.entrySet().stream()
                .map(entry -> (NameValuePair) new BasicNameValuePair(entry.getKey(), entry.getValue()))
                .toList());
        form.add(new BasicNameValuePair("grant_type", "password"));
        form.add(new BasicNameValuePair("client_id", client));
        return send(request("POST", "/protocol/openid-connect/token")
                .setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8)));
    }

    /** The token endpoint's refresh grant. */
    public Answer refresh(String client, String refreshToken) {
        return send(request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", "refresh_token")
                .addParameter("client_id", client)
                .addParameter("refresh_token", refreshToken));
    }

    public Answer userinfo(String token) {
        return send(request("GET", "/protocol/openid-connect/userinfo").setHeader("Authorization", "Bearer " + token));
    }

    /** A request to a path below the realm's URL. */
    public RequestBuilder request(String method, String path) {
        return RequestBuilder.create(method).setUri(realmUrl + path);
    }

    public Answer send(RequestBuilder request) {
        RequestConfig config = RequestConfig.custom()
                .setLocalAddress(source)
                .setConnectTimeout(10_000)
                .setSocketTimeout(60_000)
                .build();
        try (CloseableHttpClient client = HttpClients.custom()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .build()) {
            HttpUriRequest call = request.setConfig(config).build();
            Answer answer = client.execute(call, Answer::of);
            ApiContract.get().check(call, answer);
            ApiContract.ofAdminApi().check(call, answer);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
