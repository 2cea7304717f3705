package io.github.keycloakkiosk.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.network.WhitelistWarning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CodeTest {

    @Test
    void docsHaveARowForEachCodeInThisOrder() throws Exception {
        String docs = Files.readString(Path.of("docs/operations.md"));
        String table = docs.split("## What the check finds")[1].split("\n## ")[0];

        assertThat(table.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("`")[1]))
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::text).toList());
    }

    /** A code that other rooms write to the log is named as the constant is, so that a reader of one finds the other. */
    @Test
    void eachCodeIsTheNameOfItsConstant() {
        assertThat(Code.values())
                .allSatisfy(
                        code -> assertThat(code.text()).isEqualTo(code.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void eachKindOfWhitelistWarningHasOne() {
        assertThat(Arrays.stream(WhitelistWarning.Kind.values()).map(WhitelistWarning.Kind::code))
                .isSubsetOf(Arrays.stream(Code.values()).map(Code::text).toList());
    }
}
