package io.github.keycloakkiosk.sessioncap;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.NameValuePair;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.message.BasicNameValuePair;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;

/**
 * Sends logout notices, off the login's thread. Each is tried once and takes {@value #DEADLINE_MS} ms at most; while
 * {@value #QUEUE} are waiting, further ones are dropped, with a warning. Nothing here throws at the one who sends.
 */
final class NoticeSender implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(NoticeSender.class);
    private static final int THREADS = 8;
    private static final int QUEUE = 1000;
    private static final int DEADLINE_MS = 5000;

    private final CapCounters counters;
    private final ThreadPoolExecutor senders;
    private final ScheduledThreadPoolExecutor deadline;

    NoticeSender(CapCounters counters) {
        this.counters = counters;
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "kiosk-logout-notices");
            thread.setDaemon(true);
            return thread;
        };
        senders = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), threads);
        senders.allowCoreThreadTimeOut(true);
        deadline = new ScheduledThreadPoolExecutor(1, threads);
        deadline.setRemoveOnCancelPolicy(true);
    }

    /** Returns at once. */
    void send(Collection<LogoutNotice> notices) {
        for (LogoutNotice notice : notices) {
            try {
                senders.execute(() -> post(notice));
            } catch (RejectedExecutionException e) {
                counters.noticesDropped.increment();
                LOG.warnf("Logout notice for client %s dropped: %d are waiting", notice.clientId(), QUEUE);
            }
        }
    }

    private void post(LogoutNotice notice) {
        try {
            HttpPost post = new HttpPost(notice.url());
            post.setConfig(timeouts(notice));
            List<NameValuePair> form = List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, notice.token()));
            post.setEntity(new UrlEncodedFormEntity(form));
            // The timeouts are per read: an endpoint that drips a byte at a time would keep the thread for ever.
            Future<?> abort = deadline.schedule(post::abort, DEADLINE_MS, TimeUnit.MILLISECONDS);
            try {
                count(notice, post);
            } finally {
                abort.cancel(false);
                post.abort(); // nobody reads the body
            }
        } catch (IOException | RuntimeException e) {
            counters.noticesFailed.increment();
            LOG.warnf("Logout notice for client %s not delivered: %s", notice.clientId(), e);
        }
    }

    private void count(LogoutNotice notice, HttpPost post) throws IOException {
        try (CloseableHttpResponse response = notice.http().execute(post)) {
            int status = response.getStatusLine().getStatusCode();
            if (status == 200 || status == 204) {
                counters.noticesDelivered.increment();
            } else {
                counters.noticesFailed.increment();
                LOG.warnf("Logout notice for client %s answered %d", notice.clientId(), status);
            }
        }
    }

    private static RequestConfig timeouts(LogoutNotice notice) {
        RequestConfig server = notice.http() instanceof Configurable configurable ? configurable.getConfig() : null;
        return RequestConfig.copy(server == null ? RequestConfig.DEFAULT : server)
                .setConnectTimeout(DEADLINE_MS)
                .setSocketTimeout(DEADLINE_MS)
                .setConnectionRequestTimeout(DEADLINE_MS)
                .build();
    }

    /** Notices still waiting get two seconds. */
    @Override
    public void close() {
        senders.shutdown();
        try {
            senders.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        senders.shutdownNow();
        deadline.shutdownNow();
    }
}
