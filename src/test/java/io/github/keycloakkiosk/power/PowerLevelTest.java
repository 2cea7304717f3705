package io.github.keycloakkiosk.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerLevelTest {

    @ParameterizedTest(name = "{0} -> {1}, {2}, {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // roles (name=power)                  | role           | power | privilegeLevel
                "''                                    | ''             | 1     | 0",
                "viewer                                | ''             | 1     | 0",
                "viewer=1                              | viewer         | 1     | 1",
                "operators=50                          | operators      | 50    | 50",
                "administrators=100                    | administrators | 100   | 100",
                "viewer=1,operators=50                 | operators      | 50    | 50",
                "operators=50,viewer=1                 | operators      | 50    | 50",
                "a=9,b=10                              | b              | 10    | 10",
                "plain,operators=50,other              | operators      | 50    | 50",
                // ties: the name that sorts first, in whatever order they come
                "zulu=50,alpha=50                      | alpha          | 50    | 50",
                "alpha=50,zulu=50                      | alpha          | 50    | 50",
                "alpha=50,zulu=51                      | zulu           | 51    | 51",
                // not a plain integer 1..100: ignored, never clamped
                "root=0                                | ''             | 1     | 0",
                "root=101                              | ''             | 1     | 0",
                "root=1000                             | ''             | 1     | 0",
                "root=-5                               | ''             | 1     | 0",
                "root=+5                               | ''             | 1     | 0",
                "root=05                               | ''             | 1     | 0",
                "root=5.0                              | ''             | 1     | 0",
                "root=5e1                              | ''             | 1     | 0",
                "root=0x10                             | ''             | 1     | 0",
                "root=ten                              | ''             | 1     | 0",
                "root=                                 | ''             | 1     | 0",
                "root=5_                               | ''             | 1     | 0",
                "root=_5                               | ''             | 1     | 0",
                "root=٥                                | ''             | 1     | 0",
                "root=99999999999999999999             | ''             | 1     | 0",
                "root=101,viewer=7                     | viewer         | 7     | 7",
            })
    void theHighestPowerDecides(String roles, String role, int power, int privilegeLevel) {
        PowerLevel level = PowerLevel.of(
                split(roles), given -> given.split("=")[0], given -> given.contains("=") ? valueOf(given) : null);

        assertThat(level).isEqualTo(new PowerLevel(role, power));
        assertThat(level.privilegeLevel()).isEqualTo(privilegeLevel);
    }

    private static Stream<String> split(String roles) {
        return Arrays.stream(roles.split(",")).filter(role -> !role.isEmpty());
    }

    /** An underscore stands for a blank, since the table would trim a blank. */
    private static String valueOf(String given) {
        return given.substring(given.indexOf('=') + 1).replace('_', ' ');
    }
}
