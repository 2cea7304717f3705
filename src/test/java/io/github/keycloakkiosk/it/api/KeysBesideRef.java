package io.github.keycloakkiosk.it.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The keys beside a {@code $ref}, which the validator of {@link ApiContract} would ignore. */
final class KeysBesideRef {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private KeysBesideRef() {}

    /** The same document, in which each {@code $ref} and the keys beside it are two members of one {@code allOf}. */
    static JsonNode intoAllOf(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(element -> copy.add(intoAllOf(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JSON.objectNode();
        node.properties().forEach(field -> copy.set(field.getKey(), intoAllOf(field.getValue())));
        if (copy.size() == 1 || !copy.has("$ref")) {
            return copy;
        }
        ObjectNode reference = JSON.objectNode().set("$ref", copy.remove("$ref"));
        ObjectNode both = JSON.objectNode();
        both.putArray("allOf").add(reference).add(copy);
        return both;
    }
}
