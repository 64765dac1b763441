package org.rhizome.store.mapdb;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/**
 * What deltas are found by, besides their ids and where they are filed. Each kind is a family of {@link Postings}. Of long texts the
 * beginning counts: what is found by it is more, never less, and keys stay short.
 */
sealed interface Term {

    /** Texts are cut behind so many UTF-16 units; longer ones are rare among names and values that anybody looks up. */
    int CUT = 64;

    record Author(String author) implements Term {}

    record Time(double millis) implements Term {}

    record Role(String role) implements Term {}

    record Value(String role, Primitive value) implements Term {}

    /** An entity that a delta names without filing under it. */
    record Mention(String entity) implements Term {}

    record Context(String context) implements Term {}

    record Reference(String delta) implements Term {}

    static Term author(String author) {
        return new Author(cut(author));
    }

    static Term role(String role) {
        return new Role(cut(role));
    }

    static Term value(String role, Primitive value) {
        return new Value(cut(role), value instanceof Text text && text.value().length() > CUT ? new Text(cut(text.value())) : value);
    }

    static Term mention(String entity) {
        return new Mention(cut(entity));
    }

    static Term context(String context) {
        return new Context(cut(context));
    }

    /** Ids are longer than other texts may be, and kept as they are. */
    static Term reference(String delta) {
        return new Reference(DeltaId.find(delta).isPresent() ? delta : cut(delta));
    }

    /** Tells the terms of a delta, some perhaps more than once. */
    static void each(Delta delta, Consumer<Term> out) {
        out.accept(author(delta.author()));
        out.accept(new Time(delta.timestamp()));
        boolean mentions = false;
        for (Pointer pointer : delta.pointers()) {
            out.accept(role(pointer.role()));
            switch (pointer.target()) {
                case Primitive value -> out.accept(value(pointer.role(), value));
                case EntityRef entity when entity.context() == null -> mentions = true;
                case EntityRef entity -> out.accept(context(entity.context()));
                case DeltaRef reference -> {
                    out.accept(reference(reference.delta()));
                    Optional.ofNullable(reference.context()).ifPresent(context -> out.accept(context(context)));
                }
                default -> { } // nobody looks bytes up
            }
        }
        if (mentions) {
            mentions(delta, out);
        }
    }

    private static void mentions(Delta delta, Consumer<Term> out) {
        Set<String> mentioned = new HashSet<>();
        Set<String> filed = new HashSet<>();
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef entity) {
                (entity.context() == null ? mentioned : filed).add(entity.id());
            }
        }
        mentioned.removeAll(filed);
        mentioned.forEach(entity -> out.accept(mention(entity)));
    }

    /** The beginning of a text; a character of two units is not torn, so that the order of texts stays. */
    private static String cut(String text) {
        if (text.length() <= CUT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(CUT - 1)) ? CUT + 1 : CUT);
    }

    /** The beginning of the keys of the postings of this term, and of no other. */
    default byte[] key() {
        Entries out = new Entries(64, 1);
        open(out);
        return out.key();
    }

    /** Begins an entry of this term. */
    default void open(Entries out) {
        switch (this) {
            case Author(String author) -> out.open(Family.AUTHOR).text(author);
            case Time(double millis) -> out.open(Family.MOMENT).number(sortable(millis));
            case Role(String role) -> out.open(Family.ROLE).text(role);
            case Value(String role, Primitive value) -> open(out.open(Family.VALUE).text(role), value);
            case Mention(String entity) -> out.open(Family.MENTION).text(entity);
            case Context(String context) -> out.open(Family.CONTEXT).text(context);
            case Reference(String delta) -> {
                Optional<DeltaId> id = DeltaId.find(delta);
                out.open(id.isPresent() ? Family.REFERENCE : Family.OTHER_REFERENCE);
                id.ifPresentOrElse(out::hash, () -> out.text(delta));
            }
        }
    }

    /** Kinds sort as the total order has them. */
    private static void open(Entries out, Primitive value) {
        switch (value) {
            case Bool bool -> out.one((byte) 0).one((byte) (bool.value() ? 1 : 0));
            case Num number -> out.one((byte) 1).number(sortable(number.value()));
            case Text text -> out.one((byte) 2).text(text.value());
        }
    }

    /** The values in a role from {@code low} to {@code high}; an end that is empty is open. */
    static KeyRange values(String role, Optional<Primitive> low, Optional<Primitive> high) {
        byte[] all = new Entries(64, 1).open(Family.VALUE).text(cut(role)).key();
        return KeyRange.between(low.map(value -> value(role, value).key()).orElse(all),
                high.map(value -> value(role, value).key()).orElse(all));
    }

    static KeyRange times(double from, double to) {
        return KeyRange.between(new Time(from).key(), new Time(to).key());
    }

    /** The bits of a number such that they sort unsigned as numbers do. */
    private static long sortable(double number) {
        long bits = Double.doubleToLongBits(number + 0.0); // -0.0 is 0.0
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }
}
