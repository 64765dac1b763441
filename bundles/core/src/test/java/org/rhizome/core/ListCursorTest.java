package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.Order;
import org.rhizome.algebra.Policy;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Schema;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.Filter;
import org.rhizome.node.Filter.Compare.Comparison;
import org.rhizome.node.ListQuery;
import org.rhizome.node.ListQuery.Order.Direction;
import org.rhizome.node.ListQuery.Source;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

class ListCursorTest {

    private static final ListQuery QUERY = query(new Source.Prefix("pkg:"), Reading.DEFAULTS, Filter.ALL, Optional.of("size"));

    private static ListQuery query(Source source, Reading reading, Filter where, Optional<String> by) {
        return new ListQuery(source, reading, where, by.map(it -> new ListQuery.Order(it, Direction.ASCENDING)), Optional.empty(), 10);
    }

    private static ListQuery with(ListQuery query, String cursor) {
        return new ListQuery(query.source(), query.reading(), query.where(), query.order(), Optional.of(cursor), 20);
    }

    private static Source selected(Term term, String root, Registry registry, OptionalDouble asOf) {
        return new Source.Selected(new QueryRequest(term, Optional.ofNullable(root), registry, asOf));
    }

    private static Optional<Value> notAsked(String id) {
        throw new AssertionError("the key of " + id + " is in the cursor");
    }

    private static void goesOn(ListPlace place) {
        String cursor = ListCursor.after(place, QUERY);
        assertTrue(cursor.matches("[A-Za-z0-9_-]+"), cursor);
        assertEquals(Optional.of(place), ListCursor.of(with(QUERY, cursor), ListCursorTest::notAsked));
    }

    @Test
    void aCursorGoesOnAfterItsPlace() {
        goesOn(new ListPlace(Optional.of(new Num(0.1)), "pkg:a"));
        goesOn(new ListPlace(Optional.of(new Num(-1e300)), ""));
        goesOn(new ListPlace(Optional.of(new Bool(false)), "\ud83d\ude00\u0000\""));
        goesOn(new ListPlace(Optional.of(new Text("\uff5e")), "pkg:a"));
        goesOn(new ListPlace(Optional.of(new Text("x".repeat(512))), "pkg:a"));
        goesOn(new ListPlace(Optional.empty(), "pkg:a"));
    }

    @Test
    void withoutACursorThereIsNoPlace() {
        assertEquals(Optional.empty(), ListCursor.of(QUERY, ListCursorTest::notAsked));
    }

    @Test
    void aKeyThatIsTooLargeOrNoPrimitiveIsLookedUp() {
        for (Value key : List.of(new Text("x".repeat(100_000)), new Bytes("a/b", new byte[9]), new Value.Items(List.of(new Num(1))))) {
            String cursor = ListCursor.after(new ListPlace(Optional.of(key), "pkg:a"), QUERY);
            assertTrue(cursor.length() < 100, cursor);
            assertEquals(Optional.of(new ListPlace(Optional.of(key), "pkg:a")), ListCursor.of(with(QUERY, cursor), id -> Optional.of(key)));
        }
    }

    @Test
    void everyPartOfAQueryMakesItAnother() {
        Term all = new Term.Input();
        Term some = new Term.Select(new Pred.False(), new Term.Input());
        Registry registry = Registry.of(List.of(), List.of(new Schema(Map.of(), new Policy.All(new Order.LexById())).named("r")));
        Filter one = new Filter.Compare("size", Comparison.LT, new Num(1));
        Source source = QUERY.source();
        Reading reading = QUERY.reading();
        List<ListQuery> queries = List.of(
                QUERY,
                query(new Source.Prefix("pkg"), reading, Filter.ALL, Optional.of("size")),
                query(selected(all, null, Registry.EMPTY, OptionalDouble.empty()), reading, Filter.ALL, Optional.of("size")),
                query(selected(some, null, Registry.EMPTY, OptionalDouble.empty()), reading, Filter.ALL, Optional.of("size")),
                query(selected(all, "", Registry.EMPTY, OptionalDouble.empty()), reading, Filter.ALL, Optional.of("size")),
                query(selected(all, null, registry, OptionalDouble.empty()), reading, Filter.ALL, Optional.of("size")),
                query(selected(all, null, Registry.EMPTY, OptionalDouble.of(0)), reading, Filter.ALL, Optional.of("size")),
                query(source, reading, Filter.ALL, Optional.empty()),
                query(source, reading, Filter.ALL, Optional.of("name")),
                new ListQuery(source, reading, Filter.ALL, Optional.of(new ListQuery.Order("size", Direction.DESCENDING)),
                        Optional.empty(), 10),
                query(source, reading.at(5), Filter.ALL, Optional.of("size")),
                query(source, Reading.through("v"), Filter.ALL, Optional.of("size")),
                query(source, Reading.of(new ResolverChoice("majority", Map.of())), Filter.ALL, Optional.of("size")),
                query(source, Reading.of(new ResolverChoice("last-write", Map.of("p", "majority"))), Filter.ALL, Optional.of("size")),
                query(source, reading, one, Optional.of("size")),
                query(source, reading, new Filter.Not(one), Optional.of("size")),
                query(source, reading, new Filter.And(List.of(one)), Optional.of("size")),
                query(source, reading, new Filter.Or(List.of(one)), Optional.of("size")),
                query(source, reading, new Filter.Present("size"), Optional.of("size")),
                query(source, reading, new Filter.Compare("size", Comparison.LTE, new Num(1)), Optional.of("size")),
                query(source, reading, new Filter.Compare("size", Comparison.LT, new Text("1")), Optional.of("size")),
                query(source, reading, new Filter.Compare("size", Comparison.LT, new Bool(true)), Optional.of("size")));
        ListPlace place = new ListPlace(Optional.empty(), "pkg:a");
        Set<String> cursors = new HashSet<>();
        for (ListQuery query : queries) {
            String cursor = ListCursor.after(place, query);
            assertTrue(cursors.add(cursor), query.toString());
            assertEquals(Optional.of(place), ListCursor.of(with(query, cursor), ListCursorTest::notAsked));
            for (ListQuery other : queries) {
                if (other != query) {
                    assertThrows(IllegalArgumentException.class, () -> ListCursor.of(with(other, cursor), ListCursorTest::notAsked));
                }
            }
        }
    }

    @Test
    void theOrderOfChoicesDoesNotMatter() {
        Reading reading = Reading.of(new ResolverChoice("x", Map.of("a", "1", "b", "2", "c", "3", "d", "4")));
        Reading same = Reading.of(new ResolverChoice("x", Map.of("d", "4", "c", "3", "b", "2", "a", "1")));
        ListPlace place = new ListPlace(Optional.empty(), "pkg:a");
        assertEquals(ListCursor.after(place, query(QUERY.source(), reading, Filter.ALL, Optional.empty())),
                ListCursor.after(place, query(QUERY.source(), same, Filter.ALL, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "no base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCursorIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> ListCursor.of(with(QUERY, text), ListCursorTest::notAsked)).getMessage();
        assertTrue(message.startsWith("the cursor \"" + text + "\" is not one of this query: send \"next\""), message);
    }

    private static String forged(String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(12 + payload.length).put(QueryDigest.of(QUERY, payload), 0, 12).put(payload).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{}", "7", "null", "[]", "[1]", "[null]", "[[\"a\"]]", "[\"a\",[]]", "[\"a\",{}]", "[\"a\",1,2]",
            "[\"a\",1e999]", "[\"\\ud800\"]", "[\"a\",\"\\ud800\"]", "\u0000"})
    void aForgedOneWithARightCheckValueIsRefusedAlike(String json) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> ListCursor.of(with(QUERY, forged(json)), ListCursorTest::notAsked));
        assertTrue(refusal.getMessage().contains("is not one of this query"), refusal.getMessage());
        assertEquals(Optional.of(new ListPlace(Optional.empty(), "a")),
                ListCursor.of(with(QUERY, forged("[\"a\",null]")), ListCursorTest::notAsked));
    }

    @Test
    void aCursorThatWasChangedOrCutIsRefused() {
        String cursor = ListCursor.after(new ListPlace(Optional.of(new Num(7)), "pkg:a"), QUERY);
        for (int i = 0; i < cursor.length(); i++) {
            String cut = cursor.substring(0, i);
            String changed = cut + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThrows(IllegalArgumentException.class, () -> ListCursor.of(with(QUERY, cut), ListCursorTest::notAsked));
            assertThrows(IllegalArgumentException.class, () -> ListCursor.of(with(QUERY, changed), ListCursorTest::notAsked), changed);
        }
    }
}
