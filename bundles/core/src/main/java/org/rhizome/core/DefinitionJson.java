package org.rhizome.core;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.rhizome.algebra.Policy;
import org.rhizome.algebra.Schema;
import org.rhizome.algebra.Schemas;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.InvalidViewException;

/**
 * View definitions in their JSON form, which is closed: what it does not know is refused, never passed over.
 *
 * <pre>{@code
 * {"description"?: text, "properties"?: {NAME: RULE}, "default"?: RULE}
 * RULE: {"resolver": NAME, "options"?: {NAME: value}, "from"?: PROPERTY, "needs"?: [PROPERTY], "view"?: NAME}
 *     | {"policy": POLICY, "from"?: PROPERTY, "view"?: NAME}
 *     | {"omit": true}
 * }</pre>
 */
final class DefinitionJson {

    private DefinitionJson() {}

    /**
     * @throws InvalidViewException if it is no definition, with the place of the fault
     */
    static Definition parse(byte[] json) {
        if (json.length > DefinitionParser.MOST_BYTES) {
            throw new InvalidViewException("", "the definition has " + json.length + " bytes, at most " + DefinitionParser.MOST_BYTES
                    + " are possible: split the view, or shorten it by a \"default\"");
        }
        return DefinitionParser.definition(DefinitionTree.parse(json));
    }

    /** The canonical form: keys in UTF-8 byte order, what is empty or usual left out. {@link #parse} gives the same definition again. */
    static String write(Definition definition) {
        Map<String, Object> tree = members();
        if (!definition.description().isEmpty()) {
            tree.put("description", definition.description());
        }
        if (!definition.properties().isEmpty()) {
            tree.put("properties", members(definition.properties(), DefinitionJson::rule));
        }
        if (!definition.otherwise().equals(Definition.USUAL)) {
            tree.put("default", rule(definition.otherwise()));
        }
        JsonWriter out = new JsonWriter();
        Json.write(tree, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static Object rule(Rule rule) {
        Map<String, Object> tree = members();
        switch (rule) {
            case Rule.ByResolver it -> {
                tree.put("resolver", it.resolver());
                putUnlessEmpty(tree, "options", it.options().values(), members(it.options(), DefinitionJson::value));
                putUnlessEmpty(tree, "needs", it.needs(), it.needs().stream().sorted(Text.BY_UTF8).toList());
                it.from().ifPresent(from -> tree.put("from", from));
                it.view().ifPresent(view -> tree.put("view", view));
            }
            case Rule.ByPolicy it -> {
                tree.put("policy", policy(it.policy()));
                it.from().ifPresent(from -> tree.put("from", from));
                it.view().ifPresent(view -> tree.put("view", view));
            }
            case Rule.Omit _ -> tree.put("omit", true);
        }
        return tree;
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String key, Collection<?> content, Object written) {
        if (!content.isEmpty()) {
            tree.put(key, written);
        }
    }

    private static Object value(Value value) {
        return switch (value) {
            case Text text -> text.value();
            case Num number -> number.value();
            case Bool bool -> bool.value();
            case Value.Items items -> items.values().stream().map(DefinitionJson::value).toList();
            case Value.Fields fields -> members(fields.values(), DefinitionJson::value);
            case Bytes bytes -> throw new IllegalArgumentException("an option cannot be bytes: " + bytes);
        };
    }

    /** The algebra writes whole schemas only: this is the default of one that has nothing else. */
    private static Object policy(Policy policy) {
        JsonWriter out = new JsonWriter();
        Schemas.write(new Schema(Map.of(), policy), out);
        return sorted(((Map<?, ?>) Json.parse(out.toByteArray(), DefinitionTree.DEEPEST)).get("default"));
    }

    private static Object sorted(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> members(map, DefinitionJson::sorted);
            case List<?> list -> list.stream().map(DefinitionJson::sorted).toList();
            default -> tree;
        };
    }

    private static <V> SortedMap<String, Object> members(Map<?, V> from, Function<V, Object> writing) {
        SortedMap<String, Object> members = members();
        from.forEach((key, value) -> members.put((String) key, writing.apply(value)));
        return members;
    }

    private static SortedMap<String, Object> members() {
        return new TreeMap<>(Text.BY_UTF8);
    }
}
