package io.github.keycloakkiosk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentPasswordTest {

    private static final int NOW = 2_000_000_000;

    /** Executions as name=seconds ago. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | false",
                "badge=0                  | false",
                "pin=0 badge=0            | false",
                "password=0               | true",
                "password=300             | true",
                "password=301             | false",
                "password=100000          | false",
                "badge=10 password=20     | true",
                "badge=10 password=301    | false",
                "password=400 password2=1 | true",
            })
    void aPasswordAmongTheMethodsCountsForFiveMinutes(String completed, boolean recent) {
        Map<String, Integer> executions = Arrays.stream(completed.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> NOW - Integer.parseInt(parts[1])));

        assertThat(RecentPassword.isAmong(executions, name -> name.startsWith("password"), NOW))
                .isEqualTo(recent);
    }
}
