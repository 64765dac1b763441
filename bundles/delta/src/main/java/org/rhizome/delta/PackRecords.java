package org.rhizome.delta;

import java.util.ArrayList;
import java.util.List;

/** Reads the records of a pack and checks each delta against its id. */
final class PackRecords {

    private static final int MIN_POINTER = 9;

    private final List<String> strings;
    private final PackBudget budget;

    PackRecords(List<String> strings, PackBudget budget) {
        this.strings = strings;
        this.budget = budget;
    }

    Delta whole(CborReader in) {
        int left = in.map("record");
        in.key(PackKeys.AUTHOR, "author a");
        String author = uncharged(in, "author");
        in.key(PackKeys.ID, "id i");
        String id = uncharged(in, "id");
        List<Pointer> pointers = pointers(in);
        Signature signature = signature(in);
        in.key(PackKeys.TIMESTAMP, "timestamp t");
        double timestamp = in.number("timestamp");
        in.members("record", left, signature == null ? 4 : 5);
        return checked(id, new Claims(author, timestamp, pointers), signature);
    }

    Delta member(CborReader in, List<Delta> envelopes) {
        int left = in.map("member");
        String author = in.skipKey(PackKeys.AUTHOR) ? uncharged(in, "author") : null;
        in.key(PackKeys.ID, "id i");
        String id = uncharged(in, "id");
        in.key(PackKeys.MANIFEST, "manifest m");
        Delta manifest = envelopes.get(index(in, "manifest", envelopes.size()));
        List<Pointer> pointers = pointers(in);
        Signature signature = signature(in);
        double difference = in.skipKey(PackKeys.DIFFERENCE) ? in.number("dt") : 0;
        in.members("member", left, 3 + (author == null ? 0 : 1) + (signature == null ? 0 : 1) + (difference == 0 ? 0 : 1));
        Claims claims = new Claims(author == null ? manifest.author() : author, manifest.timestamp() + difference, pointers);
        return checked(id, claims, signature);
    }

    private Delta checked(String id, Claims claims, Signature signature) {
        charge(claims.author()); // here, since a member may take it from its manifest
        Delta delta = Delta.of(claims, signature);
        if (!delta.id().toString().equals(id)) {
            throw new InvalidDeltaException("a delta in the pack does not have the id it is said to have, but " + delta.id());
        }
        return delta;
    }

    private Signature signature(CborReader in) {
        return in.skipKey(PackKeys.SIGNATURE) ? Signature.parse(uncharged(in, "sig")) : null;
    }

    private List<Pointer> pointers(CborReader in) {
        in.key(PackKeys.POINTERS, "pointers p");
        int count = in.array("pointers", MIN_POINTER);
        List<Pointer> pointers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pointers.add(pointer(in));
        }
        return pointers;
    }

    /** Keys come in the order b, c, d, e, m, n, r, s, y. */
    private Pointer pointer(CborReader in) {
        int members = in.map("pointer");
        if (in.skipKey(PackKeys.BOOL)) {
            Target bool = new Bool(in.bool("b"));
            return new Pointer(role(in, members, 2), bool);
        }
        if (in.skipKey(PackKeys.NUMBER)) {
            Target number = new Num(in.number("n"));
            return new Pointer(role(in, members, 2), number);
        }
        if (in.skipKey(PackKeys.MIME)) {
            return bytes(in, members);
        }
        String context = in.skipKey(PackKeys.CONTEXT) ? string(in, "context") : null;
        int wanted = context == null ? 2 : 3;
        if (in.skipKey(PackKeys.DELTA)) {
            Target delta = new DeltaRef(string(in, "delta reference"), context);
            return new Pointer(role(in, members, wanted), delta);
        }
        if (in.skipKey(PackKeys.ENTITY)) {
            Target entity = new EntityRef(string(in, "entity id"), context);
            return new Pointer(role(in, members, wanted), entity);
        }
        String role = role(in, members, 2);
        in.key(PackKeys.TEXT, "target b, d, e, m, n or s");
        return new Pointer(role, new Text(string(in, "string")));
    }

    private Pointer bytes(CborReader in, int members) {
        String mime = string(in, "mime");
        String role = role(in, members, 3);
        in.key(PackKeys.BYTES, "bytes y");
        byte[] value = in.bytes("bytes");
        return new Pointer(role, new Bytes(mime, value));
    }

    private String role(CborReader in, int members, int wanted) {
        in.members("pointer", members, wanted);
        in.key(PackKeys.ROLE, "role r");
        return string(in, "role");
    }

    /** A string that becomes part of the claims, and so of what the budget bounds. */
    private String string(CborReader in, String what) {
        String string = uncharged(in, what);
        charge(string);
        return string;
    }

    private void charge(String string) {
        if (!budget.spend(string.length())) {
            throw new InvalidDeltaException("the deltas take more than " + PackBudget.EXPANSION + " times the bytes of the pack");
        }
    }

    private String uncharged(CborReader in, String what) {
        return strings.get(index(in, what, strings.size()));
    }

    private static int index(CborReader in, String what, int size) {
        double index = in.number(what);
        if (index != Math.rint(index) || index < 0 || index >= size) {
            throw new InvalidDeltaException(what + " has the index " + index + ", but there are " + size);
        }
        return (int) index;
    }
}
