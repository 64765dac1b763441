package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.node.OpenTransaction;

class OpenTransactionsTest {

    private final Engine node = Engines.over(new MemoryStore());

    @AfterEach
    void close() {
        node.close();
    }

    private static Delta member(String transaction, int number) {
        return Delta.by("alice").at(number).in(transaction).set("e" + number, "p", "v");
    }

    @Test
    void withoutTransactionsNoneIsOpen() {
        Engines.put(node, History.claim("e", "p", "v", 1));
        assertEquals(new OpenTransaction.Page(List.of(), Optional.empty()), node.openTransactions("", 10));
    }

    @Test
    void oneTellsWhatItHidesAndWhatItWaitsFor() {
        Delta one = member("tx", 1);
        Delta two = member("tx", 2);
        Delta missing = member("tx", 3);
        Engines.put(node, one, two);
        List<DeltaId> hidden = List.of(one.id(), two.id()).stream().sorted().toList();
        assertEquals(List.of(new OpenTransaction("tx", List.of(), hidden, 2, List.of(), 0)), node.openTransactions("", 10).transactions());
        Delta manifest = Delta.by("alice").at(4).manifest("tx", one.id(), two.id(), missing.id());
        Engines.put(node, manifest);
        assertEquals(List.of(new OpenTransaction("tx", List.of(manifest.id()), hidden, 2, List.of(missing.id()), 1)),
                node.openTransactions("", 10).transactions());
        Engines.put(node, missing);
        assertEquals(List.of(), node.openTransactions("", 10).transactions());
    }

    @Test
    void pagesHoldEveryOneOnce() {
        Engines.put(node, IntStream.range(0, 25).mapToObj(i -> member("tx" + i, i)).toList());
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            OpenTransaction.Page page = node.openTransactions(after.get(), 10);
            page.transactions().forEach(transaction -> ids.add(transaction.id()));
            after = page.next();
        }
        assertEquals(IntStream.range(0, 25).mapToObj(i -> "tx" + i).sorted().toList(), ids);
    }

    @Test
    void aPageCountsAllThatItsTransactionsHideHoweverManyComeBetween() {
        Engines.put(node, IntStream.range(0, 75).mapToObj(i -> member("tx" + i * 7 % 25, i)).toList());
        OpenTransaction.Page page = node.openTransactions("tx1", 3);
        assertEquals(List.of("tx10", "tx11", "tx12"), page.transactions().stream().map(OpenTransaction::id).toList());
        page.transactions().forEach(transaction -> assertEquals(3, transaction.hiddenCount()));
        assertEquals(Optional.of("tx12"), page.next());
    }

    @Test
    void aMemberOfSeveralIsListedUnderThoseThatItWaitsFor() {
        Delta both = Delta.by("alice").at(1).claim(new Pointer("subject", new EntityRef("e", "p")),
                new Pointer("transaction", new EntityRef("here", "deltas")), new Pointer("transaction", new EntityRef("open", "deltas")));
        Engines.put(node, both, Delta.by("alice").at(2).manifest("here", both.id()));
        assertEquals(List.of(new OpenTransaction("open", List.of(), List.of(both.id()), 1, List.of(), 0)),
                node.openTransactions("", 10).transactions());
    }

    @Test
    void longListsAreCutAndCounted() {
        Engines.put(node, IntStream.range(0, OpenTransaction.LISTED + 5).mapToObj(i -> member("tx", i)).toList());
        OpenTransaction open = node.openTransactions("", 10).transactions().getFirst();
        assertEquals(OpenTransaction.LISTED, open.hidden().size());
        assertEquals(OpenTransaction.LISTED + 5, open.hiddenCount());
    }
}
