package io.github.keycloakkiosk.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A part of docs/performance.md, and its picture. What people have written around the figures stays.
 *
 * @param name of the part
 */
record Page(Path docs, String name) {

    /** In pixels. */
    private static final int ROW = 34;

    private static final int LEFT = 330;
    private static final int UNIT = 220;

    void write(List<Measured> measured, int rounds) throws IOException {
        Path page = docs.resolve("performance.md");
        String text = Files.readString(page);
        String figures = "Measured on " + LocalDate.now() + ": Keycloak " + System.getProperty("load.version") + " on "
                + System.getProperty("java.vm.name") + " " + Runtime.version().feature() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, PostgreSQL on the same machine; " + rounds
                + " rounds.\n\n" + Table.of(measured)
                + "\n![The ratios as bars, with their spread and goals](images/performance-" + name + ".svg)\n";
        String begin = "<!-- " + name + ": written by mvn -Pload -->\n";
        String end = "<!-- end of " + name + " -->";
        Files.writeString(
                page,
                text.substring(0, text.indexOf(begin) + begin.length()) + figures + text.substring(text.indexOf(end)));
        Files.writeString(docs.resolve("images").resolve("performance-" + name + ".svg"), picture(measured));
    }

    private static String picture(List<Measured> measured) {
        int height = ROW * measured.size() + 50;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 820 %d\" font-family=\"sans-serif\" font-size=\"14\">%n"
                        + "<rect width=\"820\" height=\"%d\" fill=\"#ffffff\"/>%n",
                height,
                height));
        for (double ratio : new double[] {0, 0.5, 1, 1.5, 2}) {
            svg.append(line(x(ratio), 24, x(ratio), height - 20, ratio == 1 ? "#45556a" : "#d5dce5", 1));
            svg.append(text(x(ratio), 16, "middle", String.format(Locale.ROOT, "%.1f", ratio)));
        }
        int y = 34;
        for (Measured one : measured) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>%n",
                    x(0),
                    y,
                    x(one.ratio(0.5)) - x(0),
                    colour(one)));
            svg.append(line(x(one.ratio(0.25)), y + 8, x(one.ratio(0.75)), y + 8, "#10202f", 3));
            svg.append(line(x(one.pair().goal()), y - 4, x(one.pair().goal()), y + 20, "#10202f", 1));
            svg.append(text(LEFT - 10, y + 13, "end", one.pair().name()));
            y += ROW;
        }
        return svg + text(LEFT, height - 4, "start", "bar: median; thick line: half of the rounds; thin line: goal")
                + "</svg>\n";
    }

    private static String colour(Measured one) {
        double goal = one.pair().goal();
        if (one.ratio(0.5) <= goal) {
            return "#0b5cad";
        }
        return one.ratio(0.25) > goal ? "#9b1c12" : "#74859a";
    }

    private static int x(double ratio) {
        return LEFT + (int) Math.round(Math.min(ratio, 2.1) * UNIT);
    }

    private static String line(int x1, int y1, int x2, int y2, String colour, int width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width);
    }

    private static String text(int x, int y, String anchor, String words) {
        return String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words);
    }
}
