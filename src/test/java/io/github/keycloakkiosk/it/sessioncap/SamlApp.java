package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;

/** A SAML service provider that signs nothing: its requests, and how it reads the answers. */
final class SamlApp {

    /** Its client ID. */
    static final String ENTITY = "saml-app";

    private static final Pattern FORM = Pattern.compile("(?i)name=\"SAMLResponse\"\\s+value=\"([^\"]+)\"");

    private SamlApp() {}

    /** Sends this browser to log in, by the POST binding; a passive one shows no page. */
    static LoginPages open(LoginPages browser, String realmUrl, boolean passive) {
        String request = request(passive);
        return browser.postTo(
                realmUrl + "/protocol/saml",
                Map.of("SAMLRequest", Base64.getEncoder().encodeToString(request.getBytes(StandardCharsets.UTF_8))));
    }

    /** The SAML response that the browser brings back, as XML. */
    static String response(LoginPages browser) {
        Matcher matcher = FORM.matcher(browser.body());
        if (!matcher.find()) {
            throw new AssertionError("no SAML response: " + browser);
        }
        return decode(matcher.group(1));
    }

    /** A message of one of the bindings that send it as a form, as XML. */
    static String decode(String message) {
        return new String(Base64.getMimeDecoder().decode(message.replace("&#x3d;", "=")), StandardCharsets.UTF_8);
    }

    /** The request of a client that is no browser; user name and password are sent with it. */
    static RequestBuilder ecp(RequestBuilder request, Person person) {
        String basic = Base64.getEncoder()
                .encodeToString((person.name() + ":" + person.password()).getBytes(StandardCharsets.UTF_8));
        String envelope = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>" + request(true)
                + "</S:Body></S:Envelope>";
        return request.setHeader("Authorization", "Basic " + basic)
                .setEntity(new StringEntity(envelope, ContentType.TEXT_XML));
    }

    private static String request(boolean passive) {
        return "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_" + UUID.randomUUID()
                + "\" Version=\"2.0\" IssueInstant=\"" + Instant.now() + "\" IsPassive=\"" + passive
                + "\" ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\""
                + " AssertionConsumerServiceURL=\"http://127.0.0.1:8080/app\"><saml:Issuer>" + ENTITY
                + "</saml:Issuer></samlp:AuthnRequest>";
    }
}
