package org.rhizome.itests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rhizome.algebra.Direction;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.MemorySource;
import org.rhizome.algebra.Order;
import org.rhizome.algebra.Policy;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Resolution;
import org.rhizome.algebra.Schema;
import org.rhizome.algebra.SchemaDeltas;
import org.rhizome.delta.Delta;

/** Lossless views in memory, resolved by last write wins on one core; an entity has five properties. */
final class ResolveFigures {

    private static final int CLAIMS = 10_000;

    private ResolveFigures() {}

    static List<Figure> measure() {
        return List.of(figure(10, "1,000,000/s"), figure(100, "150,000/s"), figure(1_000, "15,000/s"));
    }

    private static Figure figure(int claims, String required) {
        List<HView> views = views(claims);
        Resolution newest = Resolution.of(new Schema(Map.of(), new Policy.Pick(new Order.ByTimestamp(Direction.DESC))));
        double rate = Rate.perSecond(() -> {
            int properties = 0;
            for (HView view : views) {
                properties += newest.resolve(view).values().size();
            }
            if (properties != 5 * views.size()) {
                throw new IllegalStateException("an entity lost a property");
            }
            return views.size();
        });
        return new Figure("resolve an entity of " + claims + " claims, in memory, one core", required, Rate.text(rate));
    }

    private static List<HView> views(int claims) {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            deltas.add(Delta.by("bench").at(i % 97).set("e:" + i / claims, "p" + i % 5, i));
        }
        MemorySource source = MemorySource.of(deltas);
        Query lossless = Query.of(SchemaDeltas.BOOTSTRAP.body(), Registry.EMPTY);
        List<HView> views = new ArrayList<>();
        for (int i = 0; i < CLAIMS / claims; i++) {
            views.add((HView) lossless.evaluate(source, "e:" + i).result());
        }
        return views;
    }
}
