package org.rhizome.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where a node tells about an entity. */
final class EntityAddress {

    private EntityAddress() {}

    /**
     * The address of something about an entity.
     *
     * @param parameters of the query, escaped
     * @param below what comes below the entity, not escaped
     */
    static String of(String entity, List<String> parameters, String... below) {
        String rest = Arrays.stream(below).map(segment -> "/" + Node.escape(segment)).collect(Collectors.joining());
        String path = "/api/entities/" + Node.escape(entity) + rest;
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
