package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.provider.ProviderConfigProperty;

class SettingTest {

    static Stream<Setting> numbers() {
        return Arrays.stream(Setting.values()).filter(setting -> setting.range != null);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theConsoleAndTheDocsSayWhichNumbersASettingMayBe(Setting setting) throws Exception {
        String range = setting.range.toString();

        assertThat(setting.range.contains(setting.defaultNumber())).isTrue();
        assertThat(helpOf(setting)).contains(range).doesNotContain("{");
        List<String> rows = Files.readAllLines(Path.of("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `") && line.split("\\|")[1].contains("`" + setting.key + "`"))
                .filter(line -> line.split("\\|").length == 4)
                .toList();
        assertThat(rows).as(setting.key).singleElement().asString().contains(range);
    }

    private static String helpOf(Setting setting) {
        return Setting.properties().stream()
                .filter(property -> property.getName().equals(setting.key))
                .map(ProviderConfigProperty::getHelpText)
                .findFirst()
                .orElseThrow();
    }
}
