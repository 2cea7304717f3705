package io.github.keycloakkiosk.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keycloak.util.JsonSerialization;

/**
 * The ids that a credential had under earlier keys. A new id makes it forget the ninth.
 *
 * @param ids the latest last
 */
record EarlierIds(List<String> ids) {

    private static final String PROPERTY = "earlierIds";
    private static final int MOST = 8;

    static EarlierIds of(Optional<ObjectNode> credentialData) {
        return new EarlierIds(credentialData.map(data -> data.get(PROPERTY)).stream()
                .flatMap(ids -> StreamSupport.stream(ids.spliterator(), false))
                .map(JsonNode::asText)
                .toList());
    }

    EarlierIds and(String id) {
        List<String> all = Stream.concat(ids.stream(), Stream.of(id)).toList();
        return new EarlierIds(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    void write(ObjectNode credentialData) {
        credentialData.set(PROPERTY, JsonSerialization.mapper.valueToTree(ids));
    }
}
