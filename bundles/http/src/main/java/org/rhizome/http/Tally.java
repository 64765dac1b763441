package org.rhizome.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Outcome;

/** What became of the deltas of one request. Belongs to one thread. */
final class Tally {

    private final int listedRejections;
    private final int listedIds;
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<DeltaId> ids = new ArrayList<>();
    private long accepted;
    private long duplicate;
    private long rejected;
    private long last = -1;

    /**
     * @param listedRejections how many rejections to list; more are counted
     * @param listedIds how many ids to list; 0 leaves the list out
     */
    Tally(int listedRejections, int listedIds) {
        this.listedRejections = listedRejections;
        this.listedIds = listedIds;
    }

    /** @param line number in a stream of lines, 0 elsewhere @param pointer into the delta, may be empty */
    record Rejection(long index, long line, String reason, String pointer) {}

    void count(long index, long line, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted taken -> {
                accepted++;
                id(index, taken.id());
            }
            case Outcome.Duplicate known -> {
                duplicate++;
                id(index, known.id());
            }
            case Outcome.Rejected refused -> reject(index, line, refused.reason(), "");
        }
    }

    void reject(long index, long line, String reason, String pointer) {
        rejected++;
        last = Math.max(last, index);
        if (rejections.size() < listedRejections) {
            rejections.add(new Rejection(index, line, reason, pointer));
        }
    }

    private void id(long index, DeltaId id) {
        last = Math.max(last, index);
        if (index < listedIds) {
            while (ids.size() <= index) {
                ids.add(null);
            }
            ids.set((int) index, id);
        }
    }

    /** 200, or 207 when something was rejected. */
    int status() {
        return rejected == 0 ? 200 : 207;
    }

    /** What had been taken when the rest failed. */
    String progress() {
        return accepted + " deltas of this request are stored, " + duplicate + " were here before, " + rejected
                + " were rejected; sending all of them again does no harm";
    }

    JsonWriter write() {
        return write(null);
    }

    /** @param manifest of the transaction that was stored, null when there is none */
    JsonWriter write(DeltaId manifest) {
        JsonWriter out = new JsonWriter().beginObject().name("accepted").value(accepted).name("duplicate").value(duplicate);
        out.name("rejected").beginArray();
        rejections.sort(Comparator.comparingLong(Rejection::index));
        rejections.forEach(rejection -> write(rejection, out));
        out.endArray();
        if (rejected > rejections.size()) {
            out.name("rejectedCount").value(rejected);
        }
        if (listedIds > 0) {
            writeIds(out);
        }
        if (manifest != null) {
            out.name("manifest").value(manifest.toString());
        }
        return out.endObject();
    }

    private static void write(Rejection rejection, JsonWriter out) {
        out.beginObject().name("index").value(rejection.index());
        if (rejection.line() > 0) {
            out.name("line").value(rejection.line());
        }
        out.name("reason").value(ProblemJson.sound(rejection.reason()));
        if (!rejection.pointer().isEmpty()) {
            out.name("pointer").value(ProblemJson.sound(rejection.pointer()));
        }
        out.endObject();
    }

    private void writeIds(JsonWriter out) {
        out.name("ids").beginArray();
        long listed = Math.min(last + 1, listedIds);
        for (int i = 0; i < listed; i++) {
            DeltaId id = i < ids.size() ? ids.get(i) : null;
            if (id == null) {
                out.nullValue();
            } else {
                out.value(id.toString());
            }
        }
        out.endArray();
        if (last + 1 > listed) {
            out.name("idsOmitted").value(last + 1 - listed);
        }
    }
}
