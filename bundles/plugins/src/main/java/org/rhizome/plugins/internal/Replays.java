package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.rhizome.algebra.Comparison;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.Operand;
import org.rhizome.algebra.PointerMatch;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.algebra.TextMatch;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;
import org.rhizome.node.QueryRequest;
import org.rhizome.store.Stored;
import org.rhizome.supervision.Supervisor.Replay;

/** Runs a plugin once more on a delta and compares what it claims with what it claimed. */
final class Replays {

    private final Surroundings around;
    private final Resident instance;

    Replays(Surroundings around, Resident instance) {
        this.around = around;
        this.instance = instance;
    }

    Replay replay(DeltaId id) {
        Delta input = around.node().delta(id).map(Stored::delta)
                .orElseThrow(() -> new IllegalArgumentException("there is no delta " + id + " here"));
        try {
            Tools tools = Tools.of(around, instance.own());
            if (!tools.chooser().wants(input)) {
                throw new IllegalArgumentException(instance.subject() + " does not subscribe to delta " + id);
            }
            return compared(before(tools.author(), id), again(tools, input));
        } catch (Crash | ExecutionException | TimeoutException e) {
            String why = e instanceof ExecutionException ? Fault.said(e.getCause()) : Fault.said(e);
            return new Replay(false, List.of(), List.of(), Optional.of(why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Replay(false, List.of(), List.of(), Optional.of("interrupted"));
        }
    }

    private List<Delta> again(Tools tools, Delta input) throws ExecutionException, TimeoutException, InterruptedException {
        Duration most = around.settings().call().multipliedBy(6); // what it is doing, three calls to stop it, and three for this
        return instance.between(calls -> new Trial<>(tools, calls, instance.subject()).claims(input))
                .get(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What the plugin has claimed from that delta, in whatever version. */
    private List<Delta> before(String author, DeltaId id) {
        Pred mine = new Pred.Match(Field.AUTHOR, Comparison.EQ, new Operand.Literal(new Text(author)));
        Pred derived = new Pred.HasPointer(new PointerMatch(new TextMatch.Exact(Roles.DERIVED_FROM), null, id.toString(), null, null, null));
        Term term = new Term.Select(new Pred.And(mine, derived), new Term.Input());
        QueryRequest request = new QueryRequest(term, Optional.empty(), Registry.EMPTY, OptionalDouble.empty());
        return ((DSet) around.node().query(request).result()).deltas();
    }

    private static Replay compared(List<Delta> before, List<Delta> again) {
        return new Replay(said(before).equals(said(again)), ids(before), ids(again), Optional.empty());
    }

    private static Set<List<Pointer>> said(List<Delta> claims) {
        return claims.stream().map(Provenance::comparable).collect(Collectors.toSet());
    }

    private static List<DeltaId> ids(List<Delta> claims) {
        return claims.stream().map(Delta::id).sorted().toList();
    }
}
