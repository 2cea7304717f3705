package io.github.keycloakkiosk.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, as a table in Markdown. */
final class Table {

    private static final String HEAD = """
            | pair | what | beside | ratio | half of the rounds | goal | ms of the processor | statements |
            |---|---|---|---|---|---|---|---|
            """;

    private Table() {}

    static String of(List<Measured> measured) {
        return HEAD + measured.stream().map(Table::row).collect(Collectors.joining("\n")) + "\n";
    }

    static String row(Measured measured) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | **%.2f** | %.2f to %.2f | %.2f | %.2f, %.2f | %d, %d |",
                measured.pair().name(),
                measured.pair().what(),
                measured.pair().than(),
                measured.ratio(0.5),
                measured.ratio(0.25),
                measured.ratio(0.75),
                measured.pair().goal(),
                measured.one(),
                measured.other(),
                measured.statements().size(),
                measured.otherStatements().size());
    }
}
