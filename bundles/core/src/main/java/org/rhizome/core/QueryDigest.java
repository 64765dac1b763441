package org.rhizome.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.algebra.Schemas;
import org.rhizome.algebra.Terms;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.node.Filter;
import org.rhizome.node.ListQuery;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;

/** SHA-256 over what a list is asked for, the same on every node: each part is fed with its kind and length, so no two spell the same. */
final class QueryDigest {

    private final MessageDigest hash = sha256();

    private QueryDigest() {}

    /** Of the source, filter, order and reading of a query and of something more. */
    static byte[] of(ListQuery query, byte[] more) {
        QueryDigest digest = new QueryDigest();
        digest.source(query.source());
        digest.filter(query.where());
        digest.part("order", query.order().map(order -> order.direction().name()).orElse(""));
        digest.part("by", query.order().map(ListQuery.Order::property).orElse(""));
        digest.reading(query.reading());
        digest.part("more", more);
        return digest.hash.digest();
    }

    private void source(ListQuery.Source source) {
        switch (source) {
            case ListQuery.Source.Prefix(String prefix) -> part("prefix", prefix);
            case ListQuery.Source.Selected(QueryRequest query) -> {
                part("term", Terms.canonicalBytes(query.term()));
                part("root", query.root().map(root -> "=" + root).orElse(""));
                SortedMap<String, byte[]> registered = new TreeMap<>();
                query.registry().schemas().forEach(it -> registered.put("schema " + it.name(), Terms.canonicalBytes(it.body())));
                query.registry().readings().forEach(it -> registered.put("reading " + it.schema().name().orElseThrow(),
                        Schemas.canonicalBytes(it.schema())));
                registered.forEach(this::part);
                part("asOf", query.asOf());
            }
        }
    }

    private void filter(Filter filter) {
        switch (filter) {
            case Filter.And it -> {
                part("and", it.parts().size());
                it.parts().forEach(this::filter);
            }
            case Filter.Or it -> {
                part("or", it.parts().size());
                it.parts().forEach(this::filter);
            }
            case Filter.Not it -> {
                part("not", 1);
                filter(it.inner());
            }
            case Filter.Present it -> part("present", it.property());
            case Filter.Compare it -> {
                part(it.comparison().name(), it.property());
                primitive(it.operand());
            }
        }
    }

    private void primitive(Primitive primitive) {
        switch (primitive) {
            case Bool bool -> part("bool", bool.value() ? 1 : 0);
            case Num number -> part("number", Double.doubleToLongBits(number.value()));
            case Text text -> part("text", text.value());
        }
    }

    private void reading(Reading reading) {
        part("view", reading.view().orElse(""));
        part("all", reading.choice().all());
        new TreeMap<>(reading.choice().byProperty()).forEach((property, resolver) -> {
            part("property", property);
            part("resolver", resolver);
        });
        part("asOf", reading.asOf());
    }

    private void part(String kind, OptionalDouble number) {
        if (number.isPresent()) {
            part(kind, Double.doubleToLongBits(number.getAsDouble()));
        }
    }

    private void part(String kind, long number) {
        part(kind, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private void part(String kind, String text) {
        part(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void part(String kind, byte[] bytes) {
        byte[] name = kind.getBytes(StandardCharsets.UTF_8);
        hash.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(name.length).putInt(bytes.length).flip());
        hash.update(name);
        hash.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
