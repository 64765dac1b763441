package org.example.rhizome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.TestNode;
import org.rhizome.testkit.Values;

/** What every resolver promises, on thousands of random histories, and what this one does. */
class ShortestTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Shortest();
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(Tuple.of(4, Values.texts()), Tuple.of(1, Values.mixed()));
    }

    @Test
    void theShortestTextWins() {
        TestNode node = TestNode.holding(
                Delta.by("alice").at(1000).set("pkg:vim", "summary", "Vi IMproved - enhanced vi editor"),
                Delta.by("bob").at(2000).set("pkg:vim", "summary", "an editor"));
        Shortest shortest = new Shortest();
        Claim best = shortest.init();
        for (Claim claim : node.entity("pkg:vim").orElseThrow().properties().get("summary")) {
            best = shortest.reduce(best, claim);
        }
        assertEquals(Optional.of(new Text("an editor")), shortest.resolve(best));
    }
}
