package io.github.keycloakkiosk.it.client;

import io.github.keycloakkiosk.it.server.Postgres;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that a PostgreSQL executes, from its own log, without those that begin and end transactions. */
public final class Statements implements AutoCloseable {

    private static final int TIMES = 5;
    private static final Pattern LOGGED = Pattern.compile("LOG:  (?:execute [^:]+|statement): (.*)");
    private static final Pattern NOT_COUNTED =
            Pattern.compile("(?i)(BEGIN|COMMIT|ROLLBACK|SET |SHOW |.*jgroups_?ping).*");

    private final Postgres database;
    private int marks;

    /** From now on the database logs every statement, until this is closed. */
    public Statements(Postgres database) {
        this.database = database;
        log("all");
    }

    /**
     * The statements of this action. It is done five times, and the shortest list counts: other work at the same time only
     * adds statements.
     */
    public List<String> of(Runnable login) {
        List<List<String>> all = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            all.add(logged(login).stream()
                    .filter(statement -> !NOT_COUNTED.matcher(statement).matches())
                    .toList());
        }
        return all.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    /** All statements of this action, those that begin and end transactions included, and those of other work at that time. */
    public List<String> logged(Runnable action) {
        long place = mark(0);
        action.run();
        mark(place);
        return database.log().linesFrom(place).stream()
                .map(LOGGED::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .filter(statement -> !statement.contains("kiosk mark"))
                .toList();
    }

    /** Returns the end of the log, once it is written up to there. */
    private long mark(long from) {
        String mark = "kiosk mark " + ++marks + ".";
        database.execute("SELECT '" + mark + "'");
        Patience.until(
                mark + " in the database's log",
                () -> database.log().linesFrom(from).stream().anyMatch(line -> line.contains(mark)));
        return database.log().end();
    }

    private void log(String what) {
        database.execute("ALTER SYSTEM SET log_statement = '" + what + "'");
        database.execute("SELECT pg_reload_conf()");
    }

    @Override
    public void close() {
        log("none");
    }
}
