package io.github.keycloakkiosk.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.models.RealmModel;

/**
 * What set-up has made in a realm, in an attribute of the realm. By things' names and not by their ids, so that it holds in a copy of the
 * realm too. Beside each thing is what it must look like to be removed, or what was there before it.
 */
final class Ledger {

    static final String ATTRIBUTE = "kiosk-login.set-up";

    private static final String UNREADABLE = "The realm attribute " + ATTRIBUTE
            + " says what set-up has made, and cannot be read; write back what an earlier export or admin event has, or"
            + " delete the attribute, and remove by hand what set-up has made";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RealmModel realm;
    private final Map<String, String> entries;

    private Ledger(RealmModel realm, Map<String, String> entries) {
        this.realm = realm;
        this.entries = entries;
    }

    /** @throws Refused when a person has broken it: to write another one would forget what was made */
    static Ledger of(RealmModel realm) {
        return new Ledger(realm, entries(realm).orElseThrow(() -> Refused.conflict(UNREADABLE)));
    }

    /** Whether set-up and tear-down can work with what is stored in the realm. */
    static boolean isReadable(RealmModel realm) {
        return entries(realm).isPresent();
    }

    private static Optional<Map<String, String>> entries(RealmModel realm) {
        String stored = realm.getAttribute(ATTRIBUTE);
        return stored == null || stored.isBlank() ? Optional.of(new TreeMap<>()) : parse(stored);
    }

    /** Empty for anything but one JSON object of texts. */
    static Optional<Map<String, String>> parse(String stored) {
        try {
            JsonNode read = JSON.readTree(stored);
            Map<String, String> entries = new TreeMap<>();
            read.properties().stream()
                    .filter(entry -> entry.getValue().isTextual())
                    .forEach(entry ->
                            entries.put(entry.getKey(), entry.getValue().textValue()));
            return read.isObject() && entries.size() == read.size() ? Optional.of(entries) : Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    void write(Kind kind, String name, String note) {
        entries.put(key(kind, name), note);
    }

    Optional<String> note(Kind kind, String name) {
        return Optional.ofNullable(entries.get(key(kind, name)));
    }

    boolean has(Kind kind, String name) {
        return note(kind, name).isPresent();
    }

    /** The names of all things of this kind. */
    List<String> names(Kind kind) {
        String start = key(kind, "");
        return entries.keySet().stream()
                .filter(key -> key.startsWith(start))
                .map(key -> key.substring(start.length()))
                .toList();
    }

    void strike(Kind kind, String name) {
        entries.remove(key(kind, name));
    }

    void save() {
        try {
            if (entries.isEmpty()) {
                realm.removeAttribute(ATTRIBUTE);
            } else {
                realm.setAttribute(ATTRIBUTE, JSON.writeValueAsString(entries));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts", impossible);
        }
    }

    private static String key(Kind kind, String name) {
        return kind.label() + ": " + name;
    }

    /** The same for things that look the same. */
    static String look(Object thing) {
        try {
            String json = JSON.writer()
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(thing);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
