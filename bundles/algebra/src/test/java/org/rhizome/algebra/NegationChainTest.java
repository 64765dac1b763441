package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;

/** Negations of negations: data decides how long the chain is. */
class NegationChainTest {

    private static final Term SURVIVORS = new Term.Mask(new MaskPolicy.Drop(), new Term.Input());

    @Test
    void aChainOfAMillionIsFollowed() {
        for (int length : new int[] {0, 1, 2, 1_000_000}) {
            Pred first = new Pred.Match(Field.ID, Comparison.EQ, new Operand.Literal(new Text(Chain.id(0).toString())));
            DSet set = (DSet) Query.of(new Term.Select(first, SURVIVORS), Registry.EMPTY).evaluate(new Chain(length)).result();
            assertEquals(length % 2 == 0 ? 1 : 0, set.deltas().size());
        }
    }

    @Test
    void everyOtherDeltaOfAChainSurvives() {
        List<Delta> chain = new ArrayList<>();
        chain.add(Delta.by("a").at(0.0).set("e", "p", 1));
        for (int i = 1; i <= 100_000; i++) {
            chain.add(Delta.by("a").at((double) i).negate(chain.getLast().id()));
        }
        Collections.shuffle(chain, new Random(1));
        DSet kept = (DSet) Query.of(SURVIVORS, Registry.EMPTY).evaluate(MemorySource.of(chain)).result();
        assertEquals(50_001, kept.deltas().size());
        kept.deltas().forEach(delta -> assertEquals(0, delta.timestamp() % 2));
    }

    @Test
    void idsThatLieInACircleDoNotTrapIt() {
        Delta a = Delta.by("a").at(0.0).negate(Chain.id(1));
        Delta b = Delta.by("a").at(0.0).negate(Chain.id(0));
        Delta first = Delta.trusted(Chain.id(0), a.canonicalBytes(), null);
        Delta second = Delta.trusted(Chain.id(1), b.canonicalBytes(), null);
        DSet kept = (DSet) Query.of(SURVIVORS, Registry.EMPTY).evaluate(MemorySource.of(List.of(first, second))).result();
        assertEquals(1, kept.deltas().size());
    }

    /** Delta i + 1 negates delta i; made when asked for, so that the chain takes no memory of its own. */
    private record Chain(int length) implements DeltaSource {

        static DeltaId id(int i) {
            return new DeltaId(i * 0x9E3779B97F4A7C15L, i, 0, 0);
        }

        private static final DeltaId NOTHING = new DeltaId(0, 0, 0, 0);
        private static final byte[] NEGATION = Delta.by("a").at(0.0).negate(NOTHING).canonicalBytes();
        private static final int TARGET = new String(NEGATION, StandardCharsets.ISO_8859_1).indexOf(NOTHING.toString());

        /** Nobody hashes these again, which takes most of the time to make a delta. */
        private static Delta delta(int i) {
            byte[] canonical = NEGATION.clone();
            byte[] target = id(i - 1).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(target, 0, canonical, TARGET, target.length);
            return Delta.trusted(id(i), canonical, null);
        }

        @Override
        public long count() {
            return length + 1;
        }

        @Override
        public OptionalLong estimate(Access access) {
            return access instanceof Access.ById ? OptionalLong.of(1) : OptionalLong.empty();
        }

        @Override
        public Iterable<Delta> find(Access access) {
            return access instanceof Access.ById(DeltaId id)
                    ? List.of(delta((int) id.b()))
                    : IntStream.rangeClosed(0, length).mapToObj(Chain::delta).toList();
        }

        @Override
        public Collection<Delta> negations(DeltaId id) {
            return id.b() < length ? List.of(delta((int) id.b() + 1)) : List.of();
        }
    }
}
