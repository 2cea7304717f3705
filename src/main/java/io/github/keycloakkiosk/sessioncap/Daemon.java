package io.github.keycloakkiosk.sessioncap;

/** The threads of this room: daemons, so that none keeps the server from stopping. */
final class Daemon {

    private Daemon() {}

    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
