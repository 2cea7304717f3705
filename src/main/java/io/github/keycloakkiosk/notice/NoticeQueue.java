package io.github.keycloakkiosk.notice;

import io.github.keycloakkiosk.session.Daemon;
import io.github.keycloakkiosk.session.SessionCounters;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sends logout notices on threads of its own. Each endpoint gets one notice at a time, and endpoints take turns: an endpoint
 * that hangs delays only its own notices. While {@value #WAITING} notices wait for an endpoint, or {@value #WAITING_IN_ALL} in
 * all, further ones are dropped with a warning. The caller never gets an exception.
 */
public final class NoticeQueue implements AutoCloseable {

    /** Makes the threads that send notices. */
    static Thread daemon(Runnable task) {
        return Daemon.thread("kiosk-logout-notices", task);
    }

    private static final Logger LOG = Logger.getLogger(NoticeQueue.class);
    private static final int THREADS = 16;

    /** As many sessions as {@code SessionTermination} ends in one transaction, when a cap was lowered. */
    static final int WAITING = 2000;

    /** Bounds the memory when many endpoints hang: a notice has some kilobytes. */
    static final int WAITING_IN_ALL = 10_000;

    private final Consumer<LogoutNotice> post;
    private final SessionCounters counters;
    private final ThreadPoolExecutor threads;

    /** The notices by endpoint; guarded by itself. An endpoint is here while a notice to it waits or is being sent. */
    private final Map<String, Queue<LogoutNotice>> waiting = new HashMap<>();

    /** The sum of all queue sizes; guarded by {@link #waiting}. */
    private int waitingInAll;

    /** {@code post} delivers one notice within a bounded time, and handles its own failures. */
    public NoticeQueue(Consumer<LogoutNotice> post, SessionCounters counters) {
        this.post = post;
        this.counters = counters;
        // The pool's queue holds each endpoint at most once, so the number of endpoints bounds the queue.
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NoticeQueue::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Returns at once. */
    public void send(Collection<LogoutNotice> notices) {
        notices.forEach(this::enqueue);
    }

    private void enqueue(LogoutNotice notice) {
        synchronized (waiting) {
            Queue<LogoutNotice> queue = waiting.get(notice.url());
            int forIt = queue == null ? 0 : queue.size();
            if (forIt == WAITING || waitingInAll == WAITING_IN_ALL) {
                drop(notice, forIt);
                return;
            }
            waitingInAll++;
            if (queue == null) {
                waiting.put(notice.url(), new ArrayDeque<>(List.of(notice)));
                serveNext(notice.url());
            } else {
                queue.add(notice);
            }
        }
    }

    private void drop(LogoutNotice notice, int waitingForIt) {
        counters.noticesDropped.increment();
        LOG.warnf(
                "Logout notice for client %s dropped: %d are waiting for its endpoint, %d in all",
                notice.clientId(), waitingForIt, waitingInAll);
    }

    private void serveNext(String url) {
        try {
            threads.execute(() -> serve(url));
        } catch (RejectedExecutionException e) { // the server is stopping
            int left = waiting.remove(url).size();
            waitingInAll -= left;
            counters.noticesDropped.add(left);
        }
    }

    private void serve(String url) {
        LogoutNotice notice;
        synchronized (waiting) {
            notice = waiting.get(url).peek();
        }
        try {
            post.accept(notice);
        } finally {
            synchronized (waiting) {
                Queue<LogoutNotice> queue = waiting.get(url);
                queue.remove();
                waitingInAll--;
                if (queue.isEmpty()) {
                    waiting.remove(url);
                } else {
                    serveNext(url);
                }
            }
        }
    }

    /** Waiting notices get two more seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
