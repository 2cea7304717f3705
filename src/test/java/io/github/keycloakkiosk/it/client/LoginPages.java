package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.http.NameValuePair;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.cookie.Cookie;
import org.apache.http.impl.client.BasicCookieStore;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.cookie.BasicClientCookie;
import org.apache.http.message.BasicNameValuePair;

/**
 * A browser without script, at the login pages of a realm. It keeps cookies, follows the server's own redirects, and can be
 * carried to another address. Every method that leads to a page returns this browser, at that page.
 */
public final class LoginPages {

    /** The client to which users log in, unless {@link #open} names another. */
    public static final String CLIENT = "kiosk-app";

    private static final String REDIRECT = "http://127.0.0.1:8080/app";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-proof-key-for-code-exchange";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*/login-actions/[^\"]*)\"");

    private final KeycloakServer server;
    private final String realm;
    private final BasicCookieStore cookies;
    private final InetAddress address;
    private Answer answer;
    private URI url;
    private String client = CLIENT;
    private Optional<URI> redirect = Optional.empty();

    /** At local addresses Keycloak marks its cookies Secure, and browsers send them over HTTP all the same. */
    private static final class Cookies extends BasicCookieStore {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized void addCookie(Cookie cookie) {
            if (cookie instanceof BasicClientCookie set) {
                set.setSecure(false);
            }
            super.addCookie(cookie);
        }
    }

    private LoginPages(KeycloakServer server, String realm, BasicCookieStore cookies, String address) {
        this.server = server;
        this.realm = realm;
        this.cookies = cookies;
        try {
            this.address = InetAddress.getByName(address);
        } catch (IOException noAddress) {
            throw new UncheckedIOException(noAddress);
        }
    }

    /** A new browser at a whitelisted address: 127.0.0.1. */
    public static LoginPages atKiosk(KeycloakServer server, String realm) {
        return new LoginPages(server, realm, new Cookies(), "127.0.0.1");
    }

    /** A new browser at an address that nobody has whitelisted: 127.0.0.2. */
    public static LoginPages stranger(KeycloakServer server, String realm) {
        return new LoginPages(server, realm, new Cookies(), "127.0.0.2");
    }

    /** This browser, its cookies and its page, at another address. */
    public LoginPages movedTo(String other) {
        LoginPages moved = new LoginPages(server, realm, cookies, other);
        moved.answer = answer;
        moved.url = url;
        moved.client = client;
        moved.redirect = redirect;
        return moved;
    }

    /** Another tab of this browser: the same cookies, and no page yet. */
    public LoginPages newTab() {
        return new LoginPages(server, realm, cookies, address.getHostAddress());
    }

    /** Opens the authorization endpoint for {@link #CLIENT}, with more parameters such as {@code prompt=login}. */
    public LoginPages open(String... parameters) {
        return openFor(CLIENT, REDIRECT, parameters);
    }

    /** As {@link #open}, for another client. */
    public LoginPages openFor(String clientId, String redirectUri, String... parameters) {
        client = clientId;
        RequestBuilder request = RequestBuilder.get(realmUrl() + "/protocol/openid-connect/auth")
                .addParameter("client_id", clientId)
                .addParameter("redirect_uri", redirectUri)
                .addParameter("response_type", "code")
                .addParameter("code_challenge", challenge())
                .addParameter("code_challenge_method", "S256");
        if (Arrays.stream(parameters).noneMatch(parameter -> parameter.startsWith("scope="))) {
            request.addParameter("scope", "openid");
        }
        for (String parameter : parameters) {
            String[] pair = parameter.split("=", 2);
            request.addParameter(pair[0], pair[1]);
        }
        return send(request);
    }

    /** Loads an address of the server. */
    public LoginPages get(String url) {
        return send(RequestBuilder.get(url));
    }

    /** Sends the form of this page, with these fields and header lines such as {@code X-Forwarded-For: 127.0.0.1}. */
    public LoginPages post(Map<String, String> fields, String... headers) {
        return postTo(action(), fields, headers);
    }

    /** Sends a form to the address that some page's form had. */
    public LoginPages postTo(String action, Map<String, String> fields, String... headers) {
        List.of("login_string", "pin", "pin-again", "password", "password-new", "password-confirm")
                .forEach(field -> SentSecrets.add(fields.get(field)));
        List<NameValuePair> form = fields.entrySet().stream()
                .map(field -> (NameValuePair) new BasicNameValuePair(field.getKey(), field.getValue()))
                .toList();
        RequestBuilder request =
                RequestBuilder.post(action).setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        for (String header : headers) {
            String[] pair = header.split(": ", 2);
            request.addHeader(pair[0], pair[1]);
        }
        return send(request);
    }

    /** On the badge page: taps a badge. */
    public LoginPages badge(String loginString) {
        return post(Map.of("login_string", loginString));
    }

    /** On the PIN page of a user who is known: types the PIN. */
    public LoginPages pin(String pin) {
        return post(Map.of("pin", pin));
    }

    /** On the PIN page: types user name and PIN. */
    public LoginPages pin(String username, String pin) {
        return post(Map.of("username", username, "pin", pin));
    }

    /** On the password page: types user name and password. */
    public LoginPages password(String username, String password) {
        return post(Map.of("username", username, "password", password));
    }

    /** Tries another way to log in: the way of this authenticator, such as {@code kiosk-pin-form}. */
    public LoginPages switchTo(String authenticator) {
        return post(Map.of("authenticationExecution", execution(authenticator)));
    }

    /** The id of this authenticator's execution in the realm's browser flow; of several, the least deep. */
    public String execution(String authenticator) {
        Admin admin = Admin.of(server, realm);
        String flow = admin.get("").get("browserFlow").asText().replace(" ", "%20");
        JsonNode found = null;
        for (JsonNode execution : admin.get("/authentication/flows/" + flow + "/executions")) {
            if (execution.path("providerId").asText().equals(authenticator)
                    && (found == null
                            || execution.get("level").asInt()
                                    < found.get("level").asInt())) {
                found = execution;
            }
        }
        return found.get("id").asText();
    }

    /** Whether the browser was sent back to the client with a code. */
    public boolean isSignedIn() {
        return parameter("code").isPresent();
    }

    /** A parameter of the URL at which the client gets the browser back; empty if there is no such URL or parameter. */
    public Optional<String> parameter(String name) {
        return redirect.flatMap(uri -> URLEncodedUtils.parse(uri, StandardCharsets.UTF_8).stream()
                .filter(pair -> pair.getName().equals(name))
                .map(NameValuePair::getValue)
                .findFirst());
    }

    /** What the client gets for the code: {@code access_token}, {@code id_token} and so on. */
    public JsonNode tokens() {
        String code = parameter("code").orElseThrow(() -> new AssertionError("not signed in: " + this));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", client);
        form.put("code", code);
        form.put("redirect_uri", redirect.get().toString().replaceFirst("\\?.*", ""));
        form.put("code_verifier", VERIFIER);
        return tokenRequest(form);
    }

    /** What the client gets for a refresh token. */
    public JsonNode refreshed(String refreshToken) {
        return tokenRequest(Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    private JsonNode tokenRequest(Map<String, String> form) {
        RequestBuilder request = RequestBuilder.post(realmUrl() + "/protocol/openid-connect/token");
        form.forEach(request::addParameter);
        return Caller.atKiosk(server, realm).send(request).json();
    }

    /** The claims of the access token for the code; they name the user who signed in. */
    public JsonNode claims() {
        return Jwt.claims(tokens().get("access_token").asText());
    }

    /** What the login API says of the session of a token. */
    public Answer session(String token) {
        return Caller.atKiosk(server, realm).authorized("GET", "session", "Bearer " + token);
    }

    public int status() {
        return answer.status();
    }

    public String body() {
        return answer.body();
    }

    /** The last answer, as it came. */
    public Answer answer() {
        return answer;
    }

    /** The URL of this page. */
    public URI url() {
        return url;
    }

    /** The URL to which this page's form is sent. */
    public String action() {
        Matcher matcher = ACTION.matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("a page without a form: " + this);
        }
        return matcher.group(1).replace("&amp;", "&");
    }

    /** The value of a cookie of the realm; empty when there is none. */
    public Optional<String> cookie(String name) {
        return cookies.getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Keeps a cookie that another door of the realm has set, such as that of {@code /auth/login}. */
    public LoginPages keep(Answer other) {
        other.headers().stream()
                .filter(header -> header.getName().equalsIgnoreCase("Set-Cookie"))
                .forEach(header -> {
                    String[] pair = header.getValue().split(";", 2)[0].split("=", 2);
                    BasicClientCookie cookie = new BasicClientCookie(pair[0], pair[1].replaceAll("^\"|\"$", ""));
                    cookie.setDomain("127.0.0.1");
                    cookie.setPath("/realms/" + realm + "/");
                    cookies.addCookie(cookie);
                });
        return this;
    }

    /** Takes over a cookie of another browser, as a person who sits at both can. */
    public LoginPages take(LoginPages other, String name) {
        other.cookies.getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookies::addCookie);
        return this;
    }

    /** Deletes a cookie. */
    public LoginPages drop(String name) {
        List<Cookie> kept = cookies.getCookies().stream()
                .filter(cookie -> !cookie.getName().equals(name))
                .toList();
        cookies.clear();
        kept.forEach(cookies::addCookie);
        return this;
    }

    /** Opens another path below {@code login-actions}, for the login of this page's form. */
    public LoginPages loginAction(String path) {
        String login = Pattern.compile("[?&]((?:client_id|tab_id|client_data)=[^&]*)")
                .matcher(action())
                .results()
                .map(parameter -> parameter.group(1))
                .collect(Collectors.joining("&"));
        return get(realmUrl() + "/login-actions/" + path + "?" + login);
    }

    private String realmUrl() {
        return server.url() + "/realms/" + realm;
    }

    private LoginPages send(RequestBuilder request) {
        RequestConfig config = RequestConfig.custom()
                .setLocalAddress(address)
                .setCookieSpec(CookieSpecs.STANDARD)
                .setConnectTimeout(10_000)
                .setSocketTimeout(60_000)
                .build();
        url = request.getUri();
        try (CloseableHttpClient http = HttpClients.custom()
                .setDefaultCookieStore(cookies)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .build()) {
            redirect = Optional.empty();
            answer = http.execute(request.setConfig(config).build(), Answer::of);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String location = answer.header("Location");
        if (answer.status() / 100 != 3 || location == null) {
            return this;
        }
        if (location.startsWith(server.url().toString())) {
            return get(location);
        }
        redirect = Optional.of(URI.create(location));
        return this;
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The text of this page, without markup and without the parts that all pages share. */
    @Override
    public String toString() {
        String text = answer.body()
                .replaceAll("(?s)^.*<main[^>]*>|<select.*</select>|<svg.*?</svg>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
        return answer.status() + redirect.map(uri -> " to " + uri).orElse("") + text;
    }
}
