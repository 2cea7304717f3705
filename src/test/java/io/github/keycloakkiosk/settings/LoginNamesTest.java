package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginNamesTest {

    private static LoginNames of(String... stored) throws InvalidSetting {
        return LoginNames.of(new SettingValues(Map.of(Setting.LOGIN_NAMES.key, Arrays.asList(stored))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'username, email, phoneNumber'   | username email phoneNumber",
                "'staffNumber,username'           | staffNumber username",
                "' username ,, , \u00a0staff.no ' | username staff.no",
                "''                               | username email phoneNumber",
                "' , '                            | username email phoneNumber",
                "'username, USERNAME'             | username USERNAME",
            })
    void namesAreLookedUpInTheirOrder(String stored, String fields) throws InvalidSetting {
        assertThat(String.join(" ", of(stored.replace('\u00a0', ' ')).inOrder()))
                .isEqualTo(fields);
    }

    @Test
    void aMissingSettingIsTheDefault() throws InvalidSetting {
        assertThat(LoginNames.of(new SettingValues(Map.of())).inOrder())
                .containsExactly("username", "email", "phoneNumber");
        assertThat(LoginNames.DEFAULT.attributes()).containsExactly("phoneNumber");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'username, email, username'     | \"username\" is there twice; write it once",
                "'email, phoneNumber'            | username is missing; add it, since a new user may have no other name",
                "'username, firstName'           | \"firstName\" cannot log in",
                "'username, lastName'            | \"lastName\" cannot log in",
                "'username staffNumber'          | \"username staffNumber\" cannot log in",
                "'username, staff\u0000number'   | \"staff?number\" cannot log in",
            })
    void aNameThatCannotBeMeantIsRefused(String stored, String reason) {
        assertThatThrownBy(() -> of(stored))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("login-names: " + reason);
    }

    @Test
    void thereAreTenAtMostInOneValue() throws InvalidSetting {
        String nine = IntStream.rangeClosed(1, 9).mapToObj(i -> "a" + i).collect(Collectors.joining(","));

        assertThat(of("username," + nine).attributes()).hasSize(9);
        assertThatThrownBy(() -> of("username,a0," + nine)).hasMessageContaining("write 10 at most");
        assertThatThrownBy(() -> of("username", "email")).hasMessageContaining("it has 2 values; write one");
        assertThatThrownBy(() -> of("username," + "a".repeat(256))).hasMessageContaining("cannot log in");
        assertThat(List.of(of("username", " ").inOrder())).containsExactly(List.of("username"));
    }
}
