package io.github.keycloakkiosk.setup.flow;

/** The realm has a flow or a gear with a name that another one is about to get. */
public final class TakenAlias extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TakenAlias(String alias) {
        super("The realm has a flow or a step's settings called '" + alias
                + "' already; rename or remove that under Authentication, Flows");
    }
}
