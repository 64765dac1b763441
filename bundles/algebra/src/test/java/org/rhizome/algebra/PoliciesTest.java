package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Policies and predicates that stand alone are read as closed as those inside of terms. */
class PoliciesTest {

    private static Object tree(String json) {
        return Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (String json : new String[] {
            "{'pick':{'order':{'byTimestamp':'desc'}}}", "{'all':{'order':'lexById','distinct':true}}", "{'merge':'concatSorted'}",
            "{'absentAs':{'const':false,'then':{'conflicts':{'order':{'chain':[{'byAuthorRank':['a','b']},'lexById']}}}}}"}) {
            JsonWriter out = new JsonWriter();
            Policies.write(Policies.parse(tree(json)), out);
            assertEquals(tree(json), Json.parse(out.toByteArray()));
        }
        JsonWriter out = new JsonWriter();
        Object pred = tree("{'not':{'match':{'field':'author','cmp':'inSet','const':['a','b']}}}");
        Preds.write(Preds.parse(pred), out);
        assertEquals(pred, Json.parse(out.toByteArray()));
    }

    @Test
    void aFaultNamesItsPlace() {
        assertRefused("", "{}", Policies::parse);
        assertRefused("/pick/sort", "{'pick':{'sort':'lexById'}}", Policies::parse);
        assertRefused("/pick/order/chain", "{'pick':{'order':{'chain':[]}}}", Policies::parse);
        assertRefused("/absentAs/then/merge", "{'absentAs':{'const':1,'then':{'merge':'avg'}}}", Policies::parse);
        assertRefused("/pick/order/byPred", "{'pick':{'order':{'byPred':{'pred':"
                + "{'match':{'field':'author','cmp':'eq','const':{'hole':'h'}}},'then':'lexById'}}}}", Policies::parse);
        assertRefused("/and/1/match/cmp", "{'and':['true',{'match':{'field':'id','cmp':'like','const':'x'}}]}", Preds::parse);
        assertRefused("/hasPointer", "{'hasPointer':{}}", Preds::parse);
        assertRefused("/and", "{'and':['true']}", Preds::parse);
    }

    private static void assertRefused(String pointer, String json, Function<Object, ?> parse) {
        AlgebraException fault = assertThrows(AlgebraException.class, () -> parse.apply(tree(json)));
        assertEquals(Fault.SYNTAX, fault.fault());
        assertEquals(pointer, fault.pointer());
    }

    @Test
    void depthAndSizeAreLimited() {
        Object policy = tree("{'merge':'max'}");
        Object pred = "true";
        for (int i = 0; i < 100_000; i++) {
            policy = Map.of("absentAs", Map.of("const", 1.0, "then", policy));
            pred = Map.of("not", pred);
        }
        Object deepPolicy = policy;
        Object deepPred = pred;
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Policies.parse(deepPolicy)).fault());
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Preds.parse(deepPred)).fault());
        Object wide = Map.of("pick", Map.of("order", Map.of("byAuthorRank", Collections.nCopies(200_000, "a"))));
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Policies.parse(wide)).fault());
    }
}
