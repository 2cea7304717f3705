package io.github.keycloakkiosk.api;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mvn test -Pfuzz}: Jazzer looks for a body that {@link LoginRequestReaderTest} does not have. */
class LoginRequestReaderFuzz {

    static Stream<byte[]> seeds() {
        Stream<String> wrong = Stream.of(
                "{\"userid\":-1,\"password\":[null,{\"a\":1e9}]}",
                "{\"method\":\"pin\",\"username\":\"a\",\"pin\":\"\\ud800\\u0000\"}");
        return Stream.concat(LoginRequestReaderTest.VALID.stream(), wrong)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\"method\"",
        "\"userid\"",
        "\"username\"",
        "\"login_string\"",
        "\"token\"",
        "\"pin\"",
        "\\ud800"
    })
    @FuzzTest(maxExecutions = 20_000, maxDuration = "30s")
    void anyBodyIsReadOrRefusedInWords(byte[] body) {
        LoginRequestReaderTest.readByEveryTypeAndDialect(body);
    }
}
