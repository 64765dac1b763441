package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rhizome.delta.Delta;

class FeedTest {

    private static final int COUNT = 250;

    @RegisterExtension
    private static final Node NODE = new Node();

    @BeforeAll
    static void withSomeDeltas() {
        NODE.rhizome().submit(IntStream.range(0, COUNT)
                .mapToObj(i -> Delta.by("author " + i % 5).at(i).set("entity " + i % 10, "property " + i % 2, i)).toList()).join();
    }

    @Test
    void everyDeltaComesOnceInArrivalOrder() {
        List<Object> times = new ArrayList<>();
        int after = 0;
        Answer page;
        do {
            page = NODE.client().get("/api/deltas?after=" + after).hasStatus(200);
            page.list("deltas").forEach(delta -> times.add(((Map<?, ?>) ((Map<?, ?>) delta).get("claims")).get("timestamp")));
            after = page.number("next");
        } while ((Boolean) page.json().get("more"));

        assertEquals(IntStream.range(0, COUNT).mapToObj(i -> (Object) (double) i).toList(), times);
    }

    @Test
    void aPageHoldsAHundredUnlessAskedOtherwise() {
        assertEquals(100, NODE.client().get("/api/deltas").list("deltas").size());
        assertEquals(3, NODE.client().get("/api/deltas?limit=3").list("deltas").size());
        assertEquals(COUNT, NODE.client().get("/api/deltas?limit=100000").list("deltas").size());
    }

    @Test
    void atTheEndThereIsNothingMoreAndNextStays() {
        Answer end = NODE.client().get("/api/deltas?after=" + COUNT);

        assertEquals("{\"deltas\":[],\"next\":" + COUNT + ",\"more\":false}", end.text());
    }

    @Test
    void anEntryHasEverythingOfItsDelta() {
        Answer answer = NODE.client().get("/api/deltas?limit=1");
        Delta first = Delta.by("author 0").at(0).set("entity 0", "property 0", 0);

        assertEquals("{\"deltas\":[{\"id\":\"" + first.id() + "\"," + Said.json(first).substring(1, Said.json(first).length() - 1)
                + ",\"sequence\":1,\"receivedAt\":" + Node.NOW + "}],\"next\":1,\"more\":true}", answer.text());
    }

    @Test
    void itIsFilteredByAuthorEntityAndContext() {
        assertEquals(50, NODE.client().get("/api/deltas?limit=1000&author=author+3").list("deltas").size());
        assertEquals(25, NODE.client().get("/api/deltas?limit=1000&entity=entity%207").list("deltas").size());
        assertEquals(125, NODE.client().get("/api/deltas?limit=1000&context=property+1").list("deltas").size());
        assertEquals(25, NODE.client().get("/api/deltas?limit=1000&author=author+2&entity=entity+7&context=property+1")
                .list("deltas").size());
        assertEquals(0, NODE.client().get("/api/deltas?limit=1000&entity=entity+7&context=property+0").list("deltas").size());
    }

    @Test
    void aFilteredPageSaysHowFarItLooked() {
        Answer answer = NODE.client().get("/api/deltas?author=nobody");

        assertTrue(answer.list("deltas").isEmpty());
        assertEquals(COUNT, answer.number("next"));
        assertEquals(false, answer.json().get("more"));
    }
}
