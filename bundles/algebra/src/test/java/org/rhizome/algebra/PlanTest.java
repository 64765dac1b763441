package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;

/** What a query says it will take is what it takes at most. */
class PlanTest {

    @Test
    void aFixedPlanIsNeverExceeded() {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            deltas.add(Delta.by("author:" + i % 5).at((double) i).set("entity:" + i % 4, "property:" + i % 3, i));
        }
        MemorySource source = MemorySource.of(deltas);
        int fixed = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Term term = new RandomTerms(seed).any(4);
            Query query = Query.of(term, RandomTerms.REGISTRY);
            Plan plan = query.plan(source, "entity:1");
            if (plan.cost().growth() == Cost.Growth.FIXED) {
                fixed++;
                Cost spent = query.evaluate(source, "entity:1").spent();
                assertTrue(spent.steps() <= plan.cost().steps() && spent.deltas() <= plan.cost().deltas(),
                        spent + " > " + plan.cost() + ": " + term);
            }
        }
        assertTrue(fixed > 100, "only " + fixed);
    }

    @Test
    void whatExceedsTheNumbersStaysAtTheGreatest() {
        DeltaSource endless = new DeltaSource() {
            @Override
            public long count() {
                return Long.MAX_VALUE;
            }

            @Override
            public OptionalLong estimate(Access access) {
                return OptionalLong.of(Long.MAX_VALUE - 1);
            }

            @Override
            public Iterable<Delta> find(Access access) {
                throw new AssertionError("read " + access);
            }

            @Override
            public List<Delta> negations(DeltaId id) {
                throw new AssertionError("asked for negations of " + id);
            }
        };
        Pred either = new Pred.Or(author("a"), author("b"));
        Term reflecting = new Term.Select(
                new Pred.InView(new Term.Select(either, new Term.Input()), Facet.ID, new Extract.OfField(Facet.ID)), new Term.Input());
        Cost cost = Query.of(reflecting, Registry.EMPTY).plan(endless).cost();
        assertEquals(new Cost(Long.MAX_VALUE, Long.MAX_VALUE, Cost.Growth.GROWS), cost);
    }

    private static Pred author(String name) {
        return new Pred.Match(Field.AUTHOR, Comparison.EQ, new Operand.Literal(new Text(name)));
    }
}
