package io.github.keycloakkiosk.ending;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Bounds how many {@link Tombstone}s of this server live longer than they must to keep a session dead. Otherwise a user who logs in
 * again and again could fill the memory of all servers with the reasons why sessions have ended.
 */
final class LongMarks {

    /** Some 20 MB. */
    static final int MOST = 100_000;

    /** The number of marks by the minute in which they expire. */
    private final NavigableMap<Long, Integer> ends = new TreeMap<>();

    private int alive;

    /**
     * Whether one more mark may live so long. If so, it counts until it has expired.
     *
     * @param now in seconds since the epoch
     * @param seconds the life of the mark
     */
    synchronized boolean admit(long now, long seconds) {
        NavigableMap<Long, Integer> expired = ends.headMap(now / 60, false);
        alive -= expired.values().stream().mapToInt(Integer::intValue).sum();
        expired.clear();
        if (alive >= MOST) {
            return false;
        }
        ends.merge((now + seconds) / 60, 1, Integer::sum);
        alive++;
        return true;
    }
}
