package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.GroupKey;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.node.Filter;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.ListQuery.Order;
import org.rhizome.node.ListQuery.Order.Direction;
import org.rhizome.node.ListQuery.Source;
import org.rhizome.node.LossyView;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;

class ListTest {

    private static final int SIZE = 23;
    private static final Source ALL = new Source.Prefix("e");
    private static final Optional<Order> BY_ID = Optional.empty();

    private final Engine node = Engines.over(new MemoryStore());

    @BeforeEach
    void fill() {
        Engines.put(node, IntStream.range(0, SIZE).mapToObj(i -> Delta.by("alice").at(1).set(id(i), "size", i % 7)).toList());
        Engines.put(node, History.claim("e01", "rare", "x", 1), History.claim("e02", "rare", "y", 1),
                History.claim("f", "size", new Num(3), 1),
                Delta.by("bob").at(1).set("e05", "name", "five"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static String id(int i) {
        return "e%02d".formatted(i);
    }

    private static ListQuery query(Source source, Filter where, Optional<Order> order, Optional<String> cursor, int limit) {
        return new ListQuery(source, Reading.DEFAULTS, where, order, cursor, limit);
    }

    /** All pages, one after the other. */
    private List<String> pages(Source source, Filter where, Optional<Order> order, int limit) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ListPage page = node.list(query(source, where, order, cursor, limit));
            assertTrue(page.entities().size() <= limit);
            page.entities().forEach(view -> ids.add(view.entity()));
            cursor = page.next();
        } while (cursor.isPresent());
        return ids;
    }

    private static Source selected(Term term) {
        return new Source.Selected(new QueryRequest(term, Optional.empty(), Registry.EMPTY, OptionalDouble.empty()));
    }

    private static Term by(String author) {
        return new Term.Select(new Pred.MatchAny(Field.AUTHOR, List.of(new Text(author))), new Term.Input());
    }

    @Test
    void byPrefixEveryEntityComesOnceInTheOrderOfIdsWhateverTheSizeOfPages() {
        List<String> expected = IntStream.range(0, SIZE).mapToObj(ListTest::id).toList();
        for (int limit : new int[] {1, 7, SIZE, 1_000}) {
            assertEquals(expected, pages(ALL, Filter.ALL, BY_ID, limit));
        }
        assertEquals(List.of("f"), pages(new Source.Prefix("f"), Filter.ALL, BY_ID, 10));
        assertEquals(List.of(), pages(new Source.Prefix("none"), Filter.ALL, BY_ID, 10));
    }

    @Test
    void byTermThoseComeUnderWhichTheSelectedDeltasAreFiledWithAllTheirValues() {
        assertEquals(List.of("e05"), pages(selected(by("bob")), Filter.ALL, BY_ID, 10));
        LossyView five = node.list(query(selected(by("bob")), Filter.ALL, BY_ID, Optional.empty(), 10)).entities().getFirst();
        assertEquals(node.lossy("e05", Reading.DEFAULTS).orElseThrow(), five);
        assertEquals(SIZE + 1, pages(selected(by("alice")), Filter.ALL, BY_ID, 4).size());
    }

    @Test
    void aTermThatYieldsNoSetIsRefused() {
        Term group = new Term.Group(new GroupKey.ByTargetContext(), new Term.Input());
        Source grouped = new Source.Selected(new QueryRequest(group, Optional.of("e01"), Registry.EMPTY, OptionalDouble.empty()));
        assertTrue(assertThrows(AlgebraException.class, () -> pages(grouped, Filter.ALL, BY_ID, 10)).getMessage()
                .contains("needs a term that yields a set of deltas"));
    }

    @Test
    void aQueryThatSelectsAsOfAnotherTimeThanTheReadingIsRefused() {
        Source then = new Source.Selected(new QueryRequest(by("alice"), Optional.empty(), Registry.EMPTY, OptionalDouble.of(1)));
        String message = assertThrows(IllegalArgumentException.class, () -> pages(then, Filter.ALL, BY_ID, 10)).getMessage();
        assertTrue(message.contains("as of 1.0") && message.contains("now"), message);
        Reading other = Reading.DEFAULTS.at(2);
        assertThrows(IllegalArgumentException.class,
                () -> node.list(new ListQuery(then, other, Filter.ALL, BY_ID, Optional.empty(), 10)));
        Reading same = Reading.DEFAULTS.at(1);
        assertEquals(10, node.list(new ListQuery(then, same, Filter.ALL, BY_ID, Optional.empty(), 10)).entities().size());
    }

    @Test
    void aFilterLooksAtResolvedValues() {
        Filter large = new Filter.Compare("size", Filter.Compare.Comparison.GTE, new Num(5));
        assertEquals(IntStream.range(0, SIZE).filter(i -> i % 7 >= 5).mapToObj(ListTest::id).toList(), pages(ALL, large, BY_ID, 2));
        assertEquals(List.of("e01", "e02"), pages(ALL, new Filter.Present("rare"), BY_ID, 1));
        Engines.put(node, Delta.by("alice").at(2).set("e05", "size", 0));
        assertTrue(!pages(ALL, large, BY_ID, 10).contains("e05"), "the newest value counts");
    }

    @Test
    void anOrderPutsWhatIsAbsentLastAndEqualOnesById() {
        Comparator<Integer> bySize = Comparator.comparing(i -> i % 7);
        List<Integer> all = IntStream.range(0, SIZE).boxed().toList();
        for (int limit : new int[] {1, 4, 100}) {
            assertEquals(all.stream().sorted(bySize.thenComparing(i -> i)).map(ListTest::id).toList(),
                    pages(ALL, Filter.ALL, Optional.of(new Order("size", Direction.ASCENDING)), limit));
            assertEquals(all.stream().sorted(bySize.reversed().thenComparing(i -> i)).map(ListTest::id).toList(),
                    pages(ALL, Filter.ALL, Optional.of(new Order("size", Direction.DESCENDING)), limit));
            for (Direction direction : Direction.values()) {
                List<String> rare = pages(ALL, Filter.ALL, Optional.of(new Order("rare", direction)), limit);
                assertEquals(direction == Direction.ASCENDING ? List.of("e01", "e02") : List.of("e02", "e01"), rare.subList(0, 2));
                assertEquals(rare.subList(2, SIZE).stream().sorted().toList(), rare.subList(2, SIZE));
            }
        }
    }

    @Test
    void pagesGoOnWhereTheyWereThoughEntitiesComeAndGoMeanwhile() {
        ListPage first = node.list(query(ALL, Filter.ALL, BY_ID, Optional.empty(), 10));
        Engines.put(node, History.claim("e00a", "p", "before", 1), History.claim("e09a", "p", "after", 1));
        ListPage second = node.list(query(ALL, Filter.ALL, BY_ID, first.next(), 10));
        assertEquals("e09a", second.entities().getFirst().entity());
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        Optional<String> cursor = node.list(query(ALL, Filter.ALL, BY_ID, Optional.empty(), 10)).next();
        assertEquals(10, node.list(query(ALL, Filter.ALL, BY_ID, cursor, 10)).entities().size());
        List<ListQuery> others = List.of(
                query(new Source.Prefix(""), Filter.ALL, BY_ID, cursor, 10), query(ALL, new Filter.Present("size"), BY_ID, cursor, 10),
                query(ALL, Filter.ALL, Optional.of(new Order("size", Direction.ASCENDING)), cursor, 10),
                query(ALL, Filter.ALL, BY_ID, Optional.of("garbage"), 10));
        others.forEach(other -> assertTrue(assertThrows(IllegalArgumentException.class, () -> node.list(other)).getMessage()
                .contains("is not one of this query")));
    }
}
