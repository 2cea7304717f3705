package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.SingleUseObjectProvider;

/** The slots of one subject, in Keycloak's own store. */
record StoredSlots(SingleUseObjectProvider store, String subject) implements Slots {

    private static final String TIME = "time";
    private static final Map<String, String> WRONG = Map.of("wrong", "true");

    @Override
    public boolean take(String name, int seconds) {
        return store.putIfAbsent(key(name), seconds);
    }

    @Override
    public boolean isTaken(String name) {
        return store.contains(key(name));
    }

    @Override
    public void free(String name) {
        store.remove(key(name));
    }

    @Override
    public void settle(String name, int seconds) {
        if (isTaken(name)) {
            store.put(key(name), seconds, WRONG);
        }
    }

    @Override
    public boolean isSettled(String name) {
        return WRONG.equals(store.get(key(name)));
    }

    @Override
    public void note(String name, int seconds, Instant time) {
        store.put(key(name), seconds, Map.of(TIME, Long.toString(time.toEpochMilli())));
    }

    @Override
    public Optional<Instant> noted(String name) {
        return Optional.ofNullable(store.get(key(name)))
                .map(notes -> Instant.ofEpochMilli(Long.parseLong(notes.get(TIME))));
    }

    private String key(String name) {
        return subject + name;
    }
}
