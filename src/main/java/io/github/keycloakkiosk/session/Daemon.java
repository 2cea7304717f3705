package io.github.keycloakkiosk.session;

/** Makes daemon threads, so that none keeps the server from stopping. */
public final class Daemon {

    private Daemon() {}

    public static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
