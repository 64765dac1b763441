package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Fault;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.node.Filter;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.ListQuery.Order;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;

/** Names of entities where nearly all of them are hidden. */
class EntityNamesTest {

    private static final int HIDDEN = 120_000;
    private static final int PER_DELTA = 2_000;

    private final Engine node = Engines.over(new MemoryStore());

    @BeforeEach
    void fill() {
        Engines.put(node, IntStream.range(0, HIDDEN / PER_DELTA).mapToObj(EntityNamesTest::member).toList());
        Engines.put(node, History.claim("a", "p", "v", 1), History.claim("z", "p", "v", 1));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static String name(int number) {
        return "e%06d".formatted(number);
    }

    /** A member of a transaction that is never complete. */
    private static Delta member(int number) {
        Stream<Pointer> filed = IntStream.range(number * PER_DELTA, (number + 1) * PER_DELTA)
                .mapToObj(i -> new Pointer("subject", new EntityRef(name(i), "p")));
        return History.delta(1, Stream.concat(filed, Stream.of(new Pointer("transaction", new EntityRef("tx", "deltas"))))
                .toArray(Pointer[]::new));
    }

    private String refused(String after, int limit) {
        AlgebraException refusal = assertThrows(AlgebraException.class, () -> node.entities("", after, limit));
        assertEquals(Fault.LIMIT, refusal.fault());
        return refusal.getMessage();
    }

    @Test
    void aPageIsFullOrTheLastOrSaysHowToGoOn() {
        assertTrue(refused("", 2).contains("only 1 can be seen: ask for at most so many"));
        assertEquals(List.of("a"), node.entities("", "", 1));
        String message = refused("a", 2);
        assertTrue(message.contains("go on after \"" + name(99_999) + "\""), message);
        assertEquals(List.of("z"), node.entities("", name(99_999), 2));
    }

    @Test
    void aListGoesOnAfterTheLastNameItLookedAt() {
        ListPage first = node.list(list(Optional.empty(), Optional.empty()));
        assertEquals(List.of("a"), first.entities().stream().map(LossyView::entity).toList());
        assertEquals(100_000, first.examined());
        ListPage second = node.list(list(Optional.empty(), first.next()));
        assertEquals(List.of("z"), second.entities().stream().map(LossyView::entity).toList());
        assertEquals(Optional.empty(), second.next());
        assertEquals(HIDDEN + 3, first.examined() + second.examined(), "with the transaction itself");
        assertThrows(AlgebraException.class,
                () -> node.list(list(Optional.of(new Order("p", Order.Direction.ASCENDING)), Optional.empty())));
    }

    private static ListQuery list(Optional<Order> order, Optional<String> cursor) {
        return new ListQuery(new ListQuery.Source.Prefix(""), Reading.DEFAULTS, Filter.ALL, order, cursor, 10);
    }
}
