package org.rhizome.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads one pack. The records come before the strings they refer to, so they are skipped first and read last. */
final class PackReader {

    private static final int MIN_RECORD = 12;

    private final byte[] pack;
    private final TreeMap<DeltaId, Delta> deltas = new TreeMap<>();

    PackReader(byte[] pack) {
        this.pack = pack;
    }

    List<Delta> read() {
        CborReader in = new CborReader(pack, 0, pack.length);
        if (in.map("pack") != 5) {
            throw new InvalidDeltaException("a pack is a map of loose, members, strings, version and envelopes");
        }
        CborReader loose = section(in, PackKeys.LOOSE);
        CborReader members = section(in, PackKeys.MEMBERS);
        in.key(PackKeys.STRINGS, "strings");
        PackRecords records = new PackRecords(strings(in), new PackBudget(pack.length));
        in.key(PackKeys.VERSION, "version");
        double version = in.number("version");
        if (version != PackKeys.VERSION_NUMBER) {
            throw new InvalidDeltaException("packs of version " + version + " are not known here");
        }
        in.key(PackKeys.ENVELOPES, "envelopes");
        List<Delta> envelopes = new ArrayList<>();
        for (int i = in.array("envelopes", MIN_RECORD); i > 0; i--) {
            Delta envelope = records.whole(in);
            envelopes.add(envelope);
            add(envelope);
        }
        in.end();
        for (int i = members.array("members", MIN_RECORD); i > 0; i--) {
            add(records.member(members, envelopes));
        }
        for (int i = loose.array("loose", MIN_RECORD); i > 0; i--) {
            add(records.whole(loose));
        }
        return List.copyOf(deltas.values());
    }

    private CborReader section(CborReader in, byte[] key) {
        in.key(key, "loose and members");
        int from = in.position();
        in.skip();
        return new CborReader(pack, from, in.position());
    }

    private static List<String> strings(CborReader in) {
        int count = in.array("strings", 1);
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(in.text("string"));
        }
        return strings;
    }

    private void add(Delta delta) {
        if (deltas.put(delta.id(), delta) != null) {
            throw new InvalidDeltaException("delta " + delta.id() + " occurs twice in the pack");
        }
    }
}
