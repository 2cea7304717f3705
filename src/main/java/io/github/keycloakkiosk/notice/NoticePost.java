package io.github.keycloakkiosk.notice;

import io.github.keycloakkiosk.session.SessionCounters;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
 * Posts one logout notice, as {@code ResourceAdminManager} does, but within {@value #DEADLINE_MS} ms in all. There is one try;
 * a failure is logged and counted.
 */
public final class NoticePost implements Consumer<LogoutNotice>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(NoticePost.class);
    private static final int DEADLINE_MS = 5000;

    private final SessionCounters counters;
    private final ScheduledThreadPoolExecutor deadline = new ScheduledThreadPoolExecutor(1, NoticeQueue::daemon);

    public NoticePost(SessionCounters counters) {
        this.counters = counters;
        deadline.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void accept(LogoutNotice notice) {
        if (notice.expires() * 1000 <= System.currentTimeMillis()) {
            failed(notice, "its token expired while it waited for the endpoint");
            return;
        }
        try {
            int status = post(notice);
            if (status == 200 || status == 204) {
                counters.noticesDelivered.increment();
            } else {
                failed(notice, "it answered " + status);
            }
        } catch (IOException | RuntimeException e) {
            failed(notice, e.toString());
        }
    }

    private int post(LogoutNotice notice) throws IOException {
        List<NameValuePair> form = List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, notice.token()));
        HttpPost post = new HttpPost(notice.url());
        post.setConfig(timeouts(notice));
        post.setEntity(new UrlEncodedFormEntity(form));
        // The timeouts are per read: an endpoint that sends one byte at a time would hold the thread for ever.
        Future<?> abort = deadline.schedule(post::abort, DEADLINE_MS, TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = notice.http().execute(post)) {
            return response.getStatusLine().getStatusCode();
        } finally {
            abort.cancel(false);
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

    private void failed(LogoutNotice notice, String why) {
        counters.noticesFailed.increment();
        LOG.warnf("Logout notice for client %s not delivered: %s", notice.clientId(), why);
    }

    @Override
    public void close() {
        deadline.shutdownNow();
    }
}
