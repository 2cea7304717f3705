package io.github.keycloakkiosk.loginname;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.settings.LoginNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewNameTest {

    private static final LoginNames NAMES = new LoginNames(List.of("username", "email", "phoneNumber", "staffNumber"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is sent; what is stored; what is new, in the order of the claims
                "username=olga phoneNumber=1           |                                    | phoneNumber=1 username=olga",
                "username=OLGA email=O@x phoneNumber=1 | username=olga email=o@x phoneNumber=1 | ''",
                "phoneNumber=1 phoneNumber=2           | phoneNumber=1                      | phoneNumber=2",
                "phoneNumber=1                         | staffNumber=1                      | phoneNumber=1",
                "username=1                            | phoneNumber=1                      | username=1",
                "staffNumber=AB                        | staffNumber=ab                     | staffNumber=AB",
                "firstName=Olga                        |                                    | ''",
                "username=                             |                                    | ''",
            })
    void onlyWhatTheUserDoesNotHaveInThatFieldIsNew(String sent, String stored, String expected) {
        Map<String, List<String>> old = values(stored);

        assertThat(NewName.of(NAMES, 255, values(sent), field -> old.getOrDefault(field, List.of()).stream()).stream()
                        .map(name -> name.field() + "=" + name.value())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    private static Map<String, List<String>> values(String text) {
        return text == null
                ? Map.of()
                : Arrays.stream(text.split(" "))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.groupingBy(
                                pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }

    @Test
    void aTextThatIsTooLongIsNobodysName() {
        Map<String, List<String>> sent = Map.of("phoneNumber", List.of("1".repeat(255), "1".repeat(256)));

        assertThat(NewName.of(NAMES, 255, sent, field -> Stream.empty())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "username,    ab-1, AB-1, AB-1 ab-1",
        "phoneNumber, AB-1, AB-1, AB-1",
        "email,       1,    1,    1",
    })
    void requestsAtOnceClaimTheSameWhateverTheCase(String field, String value, String other, String spellings) {
        NewName name = new NewName(field, value);

        assertThat(name.claimed()).isEqualTo(new NewName("staffNumber", other).claimed());
        assertThat(name.spellings()).containsExactlyInAnyOrder(spellings.split(" "));
    }
}
