package org.rhizome.itests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.algebra.Terms;
import org.rhizome.core.Engine;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.node.QueryRequest;

/** Terms over the store: what is selective must not read everything. */
final class QueryFigures {

    private static final String ROLE = "installedSize";
    private static final int SELECTED = 100;

    private QueryFigures() {}

    static List<Figure> measure(Engine engine) {
        List<Double> sizes = new ArrayList<>(values(engine));
        sizes.sort(null);
        List<QueryRequest> requests = new ArrayList<>();
        for (int from = sizes.size() / 2; from + SELECTED < sizes.size() && requests.size() < 200; from += SELECTED) {
            requests.add(request(sizes.get(from), sizes.get(from + SELECTED - 1)));
        }
        long[] selected = new long[1];
        long[] nanos = Times.of(requests.size(), requests.size(),
                i -> selected[0] += ((DSet) engine.query(requests.get(i % requests.size())).result()).deltas().size());
        long average = selected[0] / (2L * requests.size());
        return List.of(new Figure("query by role and value range, about " + average + " of " + String.format("%,d", engine.status().deltas()),
                "under 5 ms", Times.micros(nanos)));
    }

    private static List<Double> values(Engine engine) {
        Term all = Terms.parse(("{\"op\":\"select\",\"pred\":{\"hasPointer\":{\"role\":{\"exact\":\"" + ROLE
                + "\"}}},\"in\":\"input\"}").getBytes());
        DSet set = (DSet) engine.query(new QueryRequest(all, Optional.empty(), Registry.EMPTY, OptionalDouble.empty())).result();
        return set.deltas().stream().map(QueryFigures::value).toList();
    }

    private static double value(Delta delta) {
        return delta.pointers().stream().filter(pointer -> pointer.role().equals(ROLE)).map(Pointer::target)
                .map(target -> ((Num) target).value()).findFirst().orElseThrow();
    }

    private static QueryRequest request(double low, double high) {
        Term term = Terms.parse(("{\"op\":\"select\",\"pred\":{\"hasPointer\":{\"role\":{\"exact\":\"" + ROLE
                + "\"},\"targetValue\":{\"between\":[" + low + "," + high + "]}}},\"in\":\"input\"}").getBytes());
        return new QueryRequest(term, Optional.empty(), Registry.EMPTY, OptionalDouble.empty());
    }
}
