package org.rhizome.algebra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** Terms as JSON trees, normalised: what is absent is left out, empty bindings too. The hash of a term is that of its tree in CBOR. */
final class TermTree {

    private TermTree() {}

    static Object of(Term term) {
        return switch (term) {
            case Term.Input _ -> "input";
            case Term.Select it -> operator("select", "pred", PredTree.of(it.pred()), "in", of(it.in()));
            case Term.Union it -> operator("union", "left", of(it.left()), "right", of(it.right()));
            case Term.Intersect it -> operator("intersect", "left", of(it.left()), "right", of(it.right()));
            case Term.Difference it -> operator("difference", "of", of(it.of()), "without", of(it.without()));
            case Term.Mask it -> operator("mask", "policy", policy(it.policy()), "in", of(it.in()));
            case Term.Group it -> operator("group", "key", key(it.key()), "in", of(it.in()));
            case Term.Prune it -> operator("prune", "keep", it.keep() == null ? "all" : PredTree.text(it.keep()), "in", of(it.in()));
            case Term.Expand it -> operator("expand", "role", PredTree.text(it.role()), "schema", reference(it.schema()),
                    "reading", it.reading() == null ? null : reference(it.reading()), "in", of(it.in()));
            case Term.Fix it -> operator("fix", "schema", reference(it.schema()), "entity", it.entity(),
                    "bindings", bindings(it.bindings()));
            case Term.Resolve it -> operator("resolve", "schema", SchemaTree.of(it.schema()), "in", of(it.in()));
        };
    }

    private static Map<String, Object> operator(String name, Object... members) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("op", name);
        tree.putAll(members(members));
        return tree;
    }

    /** A map of the keys and values given in turn, without the values that are null. */
    static Map<String, Object> members(Object... keysAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                tree.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return tree;
    }

    private static Object policy(MaskPolicy policy) {
        return switch (policy) {
            case MaskPolicy.Drop _ -> "drop";
            case MaskPolicy.Annotate _ -> "annotate";
            case MaskPolicy.Trust trust -> members("trust", PredTree.of(trust.pred()));
        };
    }

    private static Object key(GroupKey key) {
        return switch (key) {
            case GroupKey.ByTargetContext _ -> "byTargetContext";
            case GroupKey.ByRole _ -> "byRole";
            case GroupKey.Const constant -> members("const", constant.property());
        };
    }

    private static Object reference(SchemaRef reference) {
        return switch (reference) {
            case SchemaRef.Named named -> named.name();
            case SchemaRef.Pinned pinned -> members("pinned", pinned.hash());
        };
    }

    private static Object bindings(Map<String, Primitive> bindings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        bindings.keySet().stream().sorted(Text.BY_UTF8).forEach(name -> tree.put(name, primitive(bindings.get(name))));
        return tree.isEmpty() ? null : tree;
    }

    static Object primitive(Primitive primitive) {
        return switch (primitive) {
            case Bool bool -> bool.value();
            case Num number -> number.value();
            case Text text -> text.value();
        };
    }

    static List<Object> primitives(List<Primitive> primitives) {
        return primitives.stream().map(TermTree::primitive).toList();
    }
}
