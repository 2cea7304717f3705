package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakkiosk.api.answer.Dialect;
import io.github.keycloakkiosk.it.client.Answer;
import java.util.List;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.message.BasicHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description is complete, and every call that deviates from it fails. */
class ApiContractTest {

    private static final String LOGIN = "{'method': 'pin', 'username': 'olga', 'pin': '8264'}";
    private static final String LOGGED_IN =
            "{'success': true, 'token': 'x', 'user': {'id': 7, 'username': 'u', 'name': 'n', 'role': 'r', 'power': 50}}";

    private static void check(String path, String request, int status, String answer, Header... headers) {
        RequestBuilder call = RequestBuilder.post("http://localhost" + path);
        if (!request.isEmpty()) {
            call.setEntity(new StringEntity(request.replace('\'', '"'), ContentType.APPLICATION_JSON));
        }
        ApiContract.get().check(call.build(), new Answer(status, List.of(headers), answer.replace('\'', '"')));
    }

    private static void checkJson(String path, String request, int status, String answer) {
        check(path, request, status, answer, json(), noStore(), challenge());
    }

    private static Header json() {
        return new BasicHeader("Content-Type", "application/json;charset=UTF-8");
    }

    private static Header noStore() {
        return new BasicHeader("cache-control", "no-store");
    }

    private static Header challenge() {
        return new BasicHeader("WWW-Authenticate", "Bearer");
    }

    private static void assertDeviates(Runnable call) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(call::run)
                .withMessageStartingWith("docs/openapi.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "/realms/kiosk/auth/login",
        "/auth/login",
        "/auth/realms/kiosk/auth/login",
        "/auth/auth/login",
    })
    void aCallAsDescribedPassesAndAChangedKeyDoesNotWhereverTheApiIs(String path) {
        checkJson(path, LOGIN, 200, LOGGED_IN);
        assertDeviates(() -> checkJson(path, LOGIN, 200, LOGGED_IN.replace("power", "level")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'id': 7, | ", // a key is missing
                "'id' | 'extra': 1, 'id'",
                "'id': 7 | 'id': '7'",
                "'id': 7 | 'id': 7.5",
                "'id': 7 | 'id': null",
                "'id': 7 | 'id': 0",
                "'power': 50 | 'power': 101",
                "'success': true | 'success': false",
                "'success': true | 'success': true, 'status': 1",
            },
            delimiter = '|',
            emptyValue = "")
    void aChangedAnswerDeviates(String from, String to) {
        assertDeviates(() -> checkJson("/auth/login", LOGIN, 200, LOGGED_IN.replace(from, to == null ? "" : to)));
    }

    @ParameterizedTest
    @CsvSource({"201", "302", "402", "409", "418", "502"})
    void anUndocumentedStatusDeviates(int status) {
        assertDeviates(() -> checkJson("/auth/login", LOGIN, status, LOGGED_IN));
    }

    @Test
    void anErrorDeviatesInAnotherDialectWithAnotherCodeAndWithAnotherStatus() {
        checkJson("/auth/login", "", 401, "{'success': false, 'error': 'invalid_credentials', 'message': 'm'}");
        checkJson("/auth/login", "", 401, "{'status': -1, 'errmsg': 'm'}");
        checkJson("/auth/token", "", 401, "{'status': 'error', 'errcode': '401', 'errmsg': 'm'}");

        assertDeviates(
                () -> checkJson("/auth/login", "", 401, "{'success': false, 'error': 'no_such_code', 'message': 'm'}"));
        assertDeviates(() -> checkJson("/auth/login", "", 401, "{'status': '-1', 'errmsg': 'm'}"));
        assertDeviates(() -> checkJson("/auth/login", "", 401, "{'status': 'error', 'errcode': '401', 'errmsg': 'm'}"));
        assertDeviates(() -> checkJson("/auth/token", "", 401, "{'status': 'error', 'errcode': '403', 'errmsg': 'm'}"));
        assertDeviates(() -> checkJson("/auth/token", "", 401, "{'status': 'error', 'errcode': 401, 'errmsg': 'm'}"));
        assertDeviates(() -> checkJson("/auth/token", "", 401, "{'status': -1, 'errmsg': 'm'}"));
        assertDeviates(() -> checkJson("/auth/login", "", 415, "{'status': -1, 'errmsg': 'm'}"));
    }

    @ParameterizedTest
    @CsvSource({"login, METHOD", "session, METHOD", "logout, USERID", "register, USERID", "token, USERID"})
    void anotherMethodIsRefusedInTheRoutesDialect(String route, Dialect dialect) {
        Header allow = new BasicHeader("Allow", route.equals("session") ? "GET" : "POST");
        Map<Dialect, String> errors = Map.of(
                Dialect.METHOD, "{'success': false, 'error': 'method_not_allowed', 'message': 'm'}",
                Dialect.USERID, "{'status': 'error', 'errcode': '405', 'errmsg': 'm'}");
        errors.forEach((of, error) -> {
            Runnable call = () -> check("/auth/" + route, "", 405, error, json(), noStore(), allow);
            if (of == dialect) {
                call.run();
            } else {
                assertDeviates(call);
            }
        });
        Header wrong = new BasicHeader("Allow", route.equals("session") ? "POST" : "GET");
        assertDeviates(() -> check("/auth/" + route, "", 405, errors.get(dialect), json(), noStore(), wrong));
    }

    @Test
    void aRegistrationHasEitherATokenOrAMessage() {
        String request = "{'username': 'u', 'password': 'p'}";
        String account = "{'uid': 'x', 'status': 'success', 'token': %s, 'username': '', 'email': '', 'phone': '',"
                + " 'locale': 'en', 'role': '', 'privilegeLevel': 0 %s}";

        checkJson("/auth/register", request, 200, account.formatted("'JWT x'", ""));
        checkJson("/auth/register", request, 200, account.formatted("null", ", 'message': 'm'"));
        assertDeviates(() -> checkJson("/auth/register", request, 200, account.formatted("null", "")));
        assertDeviates(
                () -> checkJson("/auth/register", request, 200, account.formatted("'JWT x'", ", 'message': 'm'")));
        assertDeviates(() -> checkJson("/auth/register", request, 200, account.formatted("'x'", "")));
    }

    @Test
    void a401AsksForATokenAnd429SaysUntilWhen() {
        String wrong = "{'success': false, 'error': 'invalid_credentials', 'message': 'm'}";
        String many = "{'success': false, 'error': 'too_many_attempts', 'message': 'm'}";

        assertDeviates(() -> check("/auth/login", "", 401, wrong, json(), noStore()));
        assertDeviates(() -> check(
                "/auth/login",
                "",
                401,
                wrong,
                json(),
                noStore(),
                new BasicHeader("WWW-Authenticate", "Basic realm=\"x\"")));
        assertDeviates(() -> check("/auth/login", "", 429, many, json(), noStore()));
        check("/auth/login", "", 429, many, json(), noStore(), new BasicHeader("Retry-After", "7"));
    }

    @Test
    void aTokenNeedsThePrefixWhereTheDescriptionHasIt() {
        String account =
                "'token': '%s', 'username': '', 'email': '', 'phone': '', 'locale': 'en', 'role': '', 'privilegeLevel': 0";
        String userid = "{'userid': 'u', 'password': 'p'}";
        String flat = "{'uid': 'x', 'status': 'success', " + account + "}";
        String nested = "{'status': 1, 'userinfo': {'uid': 'x', " + account + "}}";

        checkJson("/auth/token", userid, 200, flat.formatted("JWT x"));
        checkJson("/auth/login", userid, 200, nested.formatted("x"));
        assertDeviates(() -> checkJson("/auth/token", userid, 200, flat.formatted("x")));
        assertDeviates(() -> checkJson("/auth/login", userid, 200, nested.formatted("JWT x")));
    }

    @Test
    void headersCount() {
        assertDeviates(() -> check("/auth/login", LOGIN, 200, LOGGED_IN, json()));
        assertDeviates(() -> check("/auth/login", LOGIN, 200, LOGGED_IN, noStore()));
        assertDeviates(() ->
                check("/auth/login", LOGIN, 200, LOGGED_IN, noStore(), new BasicHeader("Content-Type", "text/html")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "{'method': 'pin', 'username': 'olga'}",
                "{'method': 'pin', 'username': 'olga', 'pin': ''}",
                "{'method': 'pin', 'username': 'olga', 'pin': 8264}",
                "{'method': 'fingerprint', 'username': 'olga'}",
                "{'method': 'pin', 'userid': 'olga', 'password': 'x', 'username': 'olga', 'pin': '8264'}",
                "{'method': 'pin', 'userid': null, 'username': 'olga', 'pin': '8264'}",
                "{'method': 'pin', 'userid': {}, 'username': 'olga', 'pin': '8264'}",
                "{'method': null, 'userid': 'olga', 'password': 'x'}",
                "{'userid': 'olga'}",
                "[]",
                "{",
            },
            delimiter = '|')
    void aRequestThatIsGrantedMustBeAsDescribed(String request) {
        assertDeviates(() -> checkJson("/auth/login", request, 200, LOGGED_IN));
    }

    @Test
    void aRequestThatIsRefusedNeedNotBeAsDescribed() {
        checkJson("/auth/login", "{", 400, "{'success': false, 'error': 'invalid_json', 'message': 'm'}");
    }

    @Test
    void aCallOutsideTheApiPasses() {
        checkJson("/realms/kiosk/protocol/openid-connect/token", "", 299, "{}");
        checkJson("/realms/kiosk/auth/other", "", 299, "{}");
    }

    static List<ApiContract.Example> examples() {
        return ApiContract.get().examples();
    }

    static List<ApiContract.Example> adminExamples() {
        return ApiContract.ofAdminApi().examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAsDescribed(ApiContract.Example example) {
        check(ApiContract.get(), example);
    }

    @ParameterizedTest
    @MethodSource("adminExamples")
    void everyExampleOfTheAdminApiIsAsDescribed(ApiContract.Example example) {
        check(ApiContract.ofAdminApi(), example);
    }

    @Test
    void anAnswerOfTheAdminApiIsThatOfItsMethod() {
        String answer = "{\"dryRun\": false, \"removed\": [], \"left\": []}";
        Answer removed = new Answer(200, List.of(json()), answer);
        String url = "http://localhost/admin/realms/r/kiosk-login/set-up";

        ApiContract.ofAdminApi().check(RequestBuilder.delete(url).build(), removed);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        ApiContract.ofAdminApi().check(RequestBuilder.post(url).build(), removed))
                .withMessageStartingWith("docs/openapi-admin.yaml");
    }

    private static void check(ApiContract contract, ApiContract.Example example) {
        if (example.status() == null) {
            contract.checkRequest(
                    example.operation(), "application/json", example.value().toString());
        } else {
            contract.checkResponse(
                    example.operation(),
                    new Answer(
                            Integer.parseInt(example.status()),
                            List.of(json(), noStore(), challenge()),
                            example.value().toString()));
        }
    }

    @Test
    void bothDialectsHaveAllTheirExamples() {
        assertThat(examples())
                .filteredOn(example -> example.name().endsWith("-dialect"))
                .extracting(example -> example.operation() + " " + example.status() + " " + example.name())
                .containsExactlyInAnyOrder(
                        "login null method-dialect",
                        "login 200 method-dialect",
                        "login null userid-dialect",
                        "login 200 userid-dialect",
                        "login 401 userid-dialect",
                        "logout null userid-dialect",
                        "logout 200 userid-dialect",
                        "logout 401 userid-dialect",
                        "register null userid-dialect",
                        "register 200 userid-dialect",
                        "token null userid-dialect",
                        "token 200 userid-dialect",
                        "token 401 userid-dialect");
    }
}
