package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.pin.Pin;
import io.github.keycloakkiosk.pin.PreparedPin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hashes the PINs of rows on all processors. */
final class Hashing implements AutoCloseable {

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "kiosk-import-hash");
                thread.setDaemon(true);
                return thread;
            });

    /** The PINs of those rows that have one, by line. Call it before the transaction reads anything: so it holds no connection. */
    Map<Integer, PreparedPin> prepare(AdminJobs.Context context, List<Resolver.Resolved> rows) {
        List<Integer> lines = new ArrayList<>();
        List<Callable<PreparedPin>> work = new ArrayList<>();
        for (Resolver.Resolved row : rows) {
            row.row().cell(Column.PIN).flatMap(Pin::of).ifPresent(pin -> {
                lines.add(row.line());
                work.add(PreparedPin.preparation(context.session(), context.realm(), pin, row.pinBefore()));
            });
        }
        Map<Integer, PreparedPin> prepared = new HashMap<>();
        try {
            List<Future<PreparedPin>> done = threads.invokeAll(work);
            for (int i = 0; i < done.size(); i++) {
                prepared.put(lines.get(i), done.get(i).get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a PIN cannot be hashed", failed.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
        return prepared;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
