package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.resolver.Resolver;

/** Two people who work apart and then meet: what concurrent operations come to, and that both see the same. */
class ConvergenceTest {

    private final Random random = new Random(3);
    private final Replica anna = new Replica("anna");
    private final Replica ben = new Replica("ben");
    private DeltaId shared;

    private void meet() {
        anna.hear(ben, random);
        ben.hear(anna, random);
    }

    private void assertBoth(Resolver<?> resolver, String... texts) {
        assertEquals(List.of(texts), anna.texts(resolver));
        assertEquals(List.of(texts), ben.texts(resolver));
    }

    @BeforeEach
    void annaSaysOneThingThatBenHears() {
        shared = anna.set(new Text("milk"));
        meet();
    }

    @Test
    void countersCountWhatBothCounted() {
        anna.set(new Num(5));
        ben.operate(count -> count.with("increment", 0L).with("decrement", 2L));
        ben.operate(count -> count); // a bare fact
        meet();
        assertEquals(Optional.of(new Num(4)), anna.read(new Counter()));
        assertEquals(anna.read(new Counter()), ben.read(new Counter()));
    }

    @Test
    void inASetAnAddWinsOverAConcurrentRemoval() {
        anna.operate(set -> set.with("remove", "milk").to("observed", shared));
        ben.set(new Text("milk"));
        assertEquals(List.of(), anna.texts(new AddWinsSet()));
        meet();
        assertBoth(new AddWinsSet(), "milk");
    }

    @Test
    void inASetARemovalThatBothSawTakesTheElementAway() {
        DeltaId again = ben.set(new Text("milk"));
        anna.hear(ben, random);
        anna.operate(set -> set.with("remove", "milk").to("observed", shared).to("observed", again));
        meet();
        assertBoth(new AddWinsSet());
    }

    @Test
    void inASetNegatingAnAddTakesItAwayAndNegatingTheNegationBringsItBack() {
        DeltaId negation = ben.negate(shared);
        meet();
        assertBoth(new AddWinsSet());
        anna.negate(negation);
        meet();
        assertBoth(new AddWinsSet(), "milk");
    }

    @Test
    void aRegisterShowsBothConcurrentValuesUntilSomeoneDecides() {
        DeltaId annas = anna.operate(write -> write.with("value", "oats").to("supersedes", shared));
        DeltaId bens = ben.operate(write -> write.with("value", "soy").to("supersedes", shared));
        meet();
        assertEquals(2, anna.texts(new MultiValueRegister()).size());
        assertEquals(anna.texts(new MultiValueRegister()), ben.texts(new MultiValueRegister()));
        ben.operate(write -> write.with("value", "both").to("supersedes", annas).to("supersedes", bens));
        meet();
        assertBoth(new MultiValueRegister(), "both");
    }

    @Test
    void inAListRunsTypedAtOnePlaceStayTogether() {
        DeltaId oats = anna.operate(list -> list.with("value", "oats").to("after", shared));
        anna.operate(list -> list.with("value", "rye").to("after", oats));
        DeltaId tea = ben.operate(list -> list.with("value", "tea").to("after", shared));
        ben.operate(list -> list.with("value", "rum").to("after", tea));
        meet();
        boolean annaFirst = anna.texts(new OrderedList()).get(1).equals("oats"); // equally new: the ids decide
        assertBoth(new OrderedList(), annaFirst
                ? new String[] {"milk", "oats", "rye", "tea", "rum"}
                : new String[] {"milk", "tea", "rum", "oats", "rye"});
    }

    @Test
    void inAListWhatIsInsertedAfterAConcurrentlyRemovedElementKeepsItsPlace() {
        DeltaId oats = anna.operate(list -> list.with("value", "oats").to("after", shared));
        anna.operate(list -> list.with("value", "rye").to("after", oats));
        meet();
        anna.operate(list -> list.to("remove", oats));
        ben.operate(list -> list.with("value", "tea").to("after", oats));
        meet();
        assertBoth(new OrderedList(), "milk", "tea", "rye");
    }
}
