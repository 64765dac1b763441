package org.rhizome.delta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes one pack: manifests whole, members against the first manifest that claims them, everything else whole; each sorted by id. */
final class PackWriter {

    private final Collection<Delta> deltas;
    private final StringTable strings;
    private final CborWriter out = new CborWriter(1 << 16);

    private final List<Delta> envelopes = new ArrayList<>();
    private final Map<DeltaId, Integer> envelopeOfMember = new HashMap<>();

    PackWriter(Collection<Delta> given) {
        TreeMap<DeltaId, Delta> set = new TreeMap<>();
        given.forEach(delta -> set.merge(delta.id(), delta, PackWriter::preferred));
        deltas = set.values();
        strings = new StringTable(deltas);
    }

    /** A signed copy before an unsigned one; of two signatures, one of which must be false, always the same. */
    private static Delta preferred(Delta a, Delta b) {
        return a.signature().map(Signature::toString).orElse("").compareTo(b.signature().map(Signature::toString).orElse("")) >= 0 ? a : b;
    }

    byte[] write() {
        findManifests();
        List<Delta> members = new ArrayList<>();
        List<Delta> loose = new ArrayList<>();
        for (Delta delta : deltas) {
            if (!isManifest(delta)) {
                (isMember(delta) ? members : loose).add(delta);
            }
        }
        out.map(5);
        records(PackKeys.LOOSE, loose);
        out.raw(PackKeys.MEMBERS);
        out.array(members.size());
        members.forEach(this::member);
        out.raw(PackKeys.STRINGS);
        out.array(strings.strings().size());
        strings.strings().forEach(out::text);
        out.raw(PackKeys.VERSION);
        out.number(PackKeys.VERSION_NUMBER);
        records(PackKeys.ENVELOPES, envelopes);
        return withinBudget(out.toByteArray());
    }

    private byte[] withinBudget(byte[] pack) {
        PackBudget budget = new PackBudget(pack.length);
        for (Delta delta : deltas) {
            if (!budget.spend(delta.canonicalLength())) {
                throw new IllegalArgumentException("these deltas repeat their strings too often for one pack: divide them");
            }
        }
        return pack;
    }

    private void findManifests() {
        for (Delta delta : deltas) {
            if (isManifest(delta)) {
                int index = envelopes.size();
                envelopes.add(delta);
                for (Pointer pointer : delta.pointers()) {
                    if (isMembership(pointer)) {
                        ((DeltaRef) pointer.target()).id().ifPresent(member -> envelopeOfMember.putIfAbsent(member, index));
                    }
                }
            }
        }
    }

    private static boolean isManifest(Delta delta) {
        return delta.pointers().stream().anyMatch(PackWriter::isMembership);
    }

    private static boolean isMembership(Pointer pointer) {
        return pointer.role().equals(Roles.MEMBER) && pointer.target() instanceof DeltaRef;
    }

    /** A member whose time does not survive subtraction and addition stays whole; only absurdly distant times do not. */
    private boolean isMember(Delta delta) {
        Integer envelope = envelopeOfMember.get(delta.id());
        if (envelope == null) {
            return false;
        }
        double from = envelopes.get(envelope).timestamp();
        return from + (delta.timestamp() - from) == delta.timestamp();
    }

    private void records(byte[] key, List<Delta> whole) {
        out.raw(key);
        out.array(whole.size());
        whole.forEach(this::record);
    }

    private void record(Delta delta) {
        out.map(delta.signature().isPresent() ? 5 : 4);
        index(PackKeys.AUTHOR, delta.author());
        index(PackKeys.ID, delta.id().toString());
        pointers(delta);
        signature(delta);
        out.raw(PackKeys.TIMESTAMP);
        out.number(delta.timestamp());
    }

    private void member(Delta delta) {
        int envelope = envelopeOfMember.get(delta.id());
        Delta manifest = envelopes.get(envelope);
        boolean sameAuthor = delta.author().equals(manifest.author());
        double difference = delta.timestamp() - manifest.timestamp();
        out.map(3 + (sameAuthor ? 0 : 1) + (delta.signature().isPresent() ? 1 : 0) + (difference == 0 ? 0 : 1));
        if (!sameAuthor) {
            index(PackKeys.AUTHOR, delta.author());
        }
        index(PackKeys.ID, delta.id().toString());
        out.raw(PackKeys.MANIFEST);
        out.number(envelope);
        pointers(delta);
        signature(delta);
        if (difference != 0) {
            out.raw(PackKeys.DIFFERENCE);
            out.number(difference);
        }
    }

    private void signature(Delta delta) {
        delta.signature().ifPresent(signature -> index(PackKeys.SIGNATURE, signature.toString()));
    }

    private void pointers(Delta delta) {
        out.raw(PackKeys.POINTERS);
        out.array(delta.pointers().size());
        delta.pointers().forEach(this::pointer);
    }

    private void pointer(Pointer pointer) {
        switch (pointer.target()) {
            case EntityRef ref -> reference(ref.context(), PackKeys.ENTITY, ref.id(), pointer.role());
            case DeltaRef ref -> reference(ref.context(), PackKeys.DELTA, ref.delta(), pointer.role());
            case Bool bool -> {
                out.map(2);
                out.raw(PackKeys.BOOL);
                out.bool(bool.value());
                index(PackKeys.ROLE, pointer.role());
            }
            case Num number -> {
                out.map(2);
                out.raw(PackKeys.NUMBER);
                out.number(number.value());
                index(PackKeys.ROLE, pointer.role());
            }
            case Text text -> {
                out.map(2);
                index(PackKeys.ROLE, pointer.role());
                index(PackKeys.TEXT, text.value());
            }
            case Bytes bytes -> {
                out.map(3);
                index(PackKeys.MIME, bytes.mime());
                index(PackKeys.ROLE, pointer.role());
                out.raw(PackKeys.BYTES);
                out.bytes(bytes.shared());
            }
        }
    }

    private void reference(String context, byte[] key, String id, String role) {
        out.map(context == null ? 2 : 3);
        if (context != null) {
            index(PackKeys.CONTEXT, context);
        }
        index(key, id);
        index(PackKeys.ROLE, role);
    }

    private void index(byte[] key, String string) {
        out.raw(key);
        out.number(strings.indexOf(string));
    }
}
