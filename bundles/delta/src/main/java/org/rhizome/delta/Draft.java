package org.rhizome.delta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A delta in the making: who says it and when are known, what is said comes next. Reads as the sentence it writes:
 *
 * <pre>{@code
 * Delta.by("alice").at(time).set("pkg:vim", "version", "9.0");
 * Delta.by(key).at(time).relate("actor", "person:keanu", "movies").to("movie", "movie:matrix", "cast").with("salary", 100).delta();
 * Delta.by("bob").at(time).negate(id, "typo");
 * Delta.by("carol").at(time).in("tx:1").set("pkg:vim", "section", "editors");
 * }</pre>
 *
 * <p>Immutable: a draft can be kept and used for many deltas, from any thread. Every method throws {@link InvalidDeltaException} when
 * what it is given cannot be part of a delta.
 */
public final class Draft {

    private final Author author;
    private final double timestamp;
    private final List<Pointer> memberships;

    private Draft(Author author, double timestamp, List<Pointer> memberships) {
        this.author = author;
        this.timestamp = timestamp;
        this.memberships = memberships;
    }

    /** The start of a draft: an author, who signs if it is a key. */
    public static final class Author {

        private final String name;
        private final SigningKey key;

        Author(String name, SigningKey key) {
            this.name = Strings.requireNonEmpty("author", name);
            this.key = key;
        }

        /** At so many milliseconds since 1970; negative and fractional times are legal. */
        public Draft at(double timestamp) {
            return new Draft(this, timestamp, List.of());
        }

        /** At that instant, rounded down to milliseconds. */
        public Draft at(Instant time) {
            return at((double) time.toEpochMilli());
        }

        private Delta say(double timestamp, List<Pointer> pointers) {
            Delta unsigned = Delta.of(new Claims(name, timestamp, pointers));
            return key == null ? unsigned : unsigned.with(key.sign(unsigned.id()));
        }
    }

    /** A draft whose deltas are members of the transaction with that id: hidden until its manifest and all members are there. */
    public Draft in(String transaction) {
        List<Pointer> more = new ArrayList<>(memberships);
        more.add(new Pointer(Roles.TRANSACTION, new EntityRef(transaction, Roles.DELTAS)));
        return new Draft(author, timestamp, List.copyOf(more));
    }

    /** Gives a property of an entity a value: pointers {@code {subject: {id, context}}} and {@code {value}}. */
    public Delta set(String entity, String property, Primitive value) {
        return claim(new Pointer(Roles.SUBJECT, new EntityRef(entity, property)), new Pointer(Roles.VALUE, value));
    }

    public Delta set(String entity, String property, String value) {
        return set(entity, property, new Text(value));
    }

    public Delta set(String entity, String property, double value) {
        return set(entity, property, new Num(value));
    }

    /**
     * @throws InvalidDeltaException if no double equals {@code value}
     */
    public Delta set(String entity, String property, long value) {
        return set(entity, property, Num.exactly(value));
    }

    public Delta set(String entity, String property, boolean value) {
        return set(entity, property, new Bool(value));
    }

    /** Begins a relation with the entity that plays {@code role} in it and files it under its {@code property}. */
    public Relation relate(String role, String entity, String property) {
        return new Relation(this, List.of()).to(role, entity, property);
    }

    /** Begins a relation with an entity that plays {@code role} in it without filing it. */
    public Relation relate(String role, String entity) {
        return new Relation(this, List.of()).to(role, entity);
    }

    /** Negates a delta, which may itself be a negation. */
    public Delta negate(DeltaId id) {
        return claim(negation(id));
    }

    /** Negates a delta and says why. */
    public Delta negate(DeltaId id, String reason) {
        return claim(negation(id), new Pointer(Roles.REASON, new Text(reason)));
    }

    private static Pointer negation(DeltaId id) {
        return new Pointer(Roles.NEGATES, reference(id));
    }

    /** The manifest that makes a transaction of these members, in this order: it appears in one step once all of them are there. */
    public Delta manifest(String transaction, DeltaId... members) {
        return manifest(transaction, List.of(members));
    }

    /** The manifest that makes a transaction of these members, in this order. */
    public Delta manifest(String transaction, Collection<DeltaId> members) {
        return say(manifestPointers(transaction, members));
    }

    /** The manifest that makes a transaction of these members and says what it is for. */
    public Delta manifest(String transaction, Collection<DeltaId> members, String intent) {
        List<Pointer> pointers = manifestPointers(transaction, members);
        pointers.add(new Pointer(Roles.INTENT, new Text(intent)));
        return say(pointers);
    }

    private static List<Pointer> manifestPointers(String transaction, Collection<DeltaId> members) {
        List<Pointer> pointers = new ArrayList<>();
        pointers.add(new Pointer(Roles.TRANSACTION, new EntityRef(transaction, Roles.MANIFEST)));
        members.forEach(member -> pointers.add(new Pointer(Roles.MEMBER, reference(member))));
        return pointers;
    }

    /** Claims exactly these pointers (and the membership of a transaction, if {@link #in} named one). */
    public Delta claim(Pointer... pointers) {
        return say(List.of(pointers));
    }

    Delta say(List<Pointer> pointers) {
        List<Pointer> all = new ArrayList<>(pointers);
        all.addAll(memberships);
        return author.say(timestamp, all);
    }

    private static DeltaRef reference(DeltaId id) {
        return new DeltaRef(id.toString(), null);
    }
}
