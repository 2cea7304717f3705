package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Slots in memory, with a clock that the test sets. */
class SlotsInMemory implements Slots {

    private final Map<String, Long> ends = new ConcurrentHashMap<>();
    private final Map<String, Instant> notes = new ConcurrentHashMap<>();
    private long seconds;

    void pass(long more) {
        seconds += more;
    }

    Instant now() {
        return Instant.ofEpochSecond(seconds);
    }

    Set<String> taken() {
        return ends.keySet().stream().filter(this::isTaken).collect(Collectors.toSet());
    }

    @Override
    public boolean take(String name, int lifespan) {
        if (lifespan < 1) {
            throw new IllegalArgumentException("as Keycloak's store says");
        }
        boolean[] taken = new boolean[1];
        ends.compute(name, (slot, end) -> {
            taken[0] = end == null || end <= seconds;
            return taken[0] ? Long.valueOf(seconds + lifespan) : end;
        });
        return taken[0];
    }

    @Override
    public boolean isTaken(String name) {
        return ends.getOrDefault(name, 0L) > seconds;
    }

    @Override
    public void free(String name) {
        ends.remove(name);
        notes.remove(name);
    }

    @Override
    public void settle(String name, int lifespan) {
        if (isTaken(name)) {
            note(name, lifespan, Instant.MIN);
        }
    }

    @Override
    public boolean isSettled(String name) {
        return isTaken(name) && Instant.MIN.equals(notes.get(name));
    }

    @Override
    public void note(String name, int lifespan, Instant time) {
        ends.put(name, seconds + lifespan);
        notes.put(name, time);
    }

    @Override
    public Optional<Instant> noted(String name) {
        return isTaken(name) ? Optional.ofNullable(notes.get(name)) : Optional.empty();
    }
}
