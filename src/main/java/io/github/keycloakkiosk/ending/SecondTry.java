package io.github.keycloakkiosk.ending;

import org.jboss.logging.Logger;

/**
 * For steps that another request can make fail: by a deadlock, by taking the last free connection, or since it has just ended the
 * same session. Each try has transactions of its own.
 */
public final class SecondTry {

    private static final Logger LOG = Logger.getLogger(SecondTry.class);

    private SecondTry() {}

    /** Runs the step, and once more if it fails. The second failure is thrown. */
    public static void run(Runnable step) {
        run(step, step);
    }

    /** Runs the step, and the other one if it fails. */
    public static void run(Runnable step, Runnable ifItFails) {
        try {
            step.run();
        } catch (Exception | LinkageError first) {
            LOG.debug("Trying again", first);
            ifItFails.run();
        }
    }
}
