package io.github.keycloakkiosk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {

    @Test
    void theDocumentOfTheApiListsEachCode() throws Exception {
        String list = Files.readString(Path.of("docs/openapi-admin.yaml"))
                .split("\n    Todo:\n")[1]
                .split("\n        todo:\n")[0]
                .split("description:")[1];

        assertThat(Pattern.compile("`(\\w+)`").matcher(list).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::label).toList());
    }

    @ParameterizedTest
    @EnumSource
    void noSentenceHasAPlaceWithoutAName(Code code) {
        assertThat(code.sentence("a flow", "client shop")).doesNotContain("%", "null");
    }
}
