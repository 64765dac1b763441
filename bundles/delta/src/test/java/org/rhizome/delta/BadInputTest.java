package org.rhizome.delta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger may send, and the place and words of the answer. */
class BadInputTest {

    private static InvalidDeltaException refused(String submission) {
        byte[] json = submission.getBytes(UTF_8);
        return assertThrows(InvalidDeltaException.class, () -> DeltaJson.decodeSubmission(json, 0, json.length, 0), submission);
    }

    private static String claims(String pointers) {
        return "{\"author\":\"a\",\"timestamp\":0,\"pointers\":" + pointers + "}";
    }

    private static String target(String target) {
        return claims("[{\"role\":\"r\",\"target\":" + target + "}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{'role':'r','target':'x'},{'role':'','target':'x'}] | /pointers/1/role     | role must not be empty",
        "[{'target':'x'}]                                     | /pointers/0          | a pointer must have a role",
        "[{'role':'r'}]                                       | /pointers/0          | a pointer must have a target",
        "[{'role':'r','role':'r','target':1}]                 | /pointers/0/role     | duplicate key \"role\"",
        "[{'role':'r','target':1,'target':1}]                 | /pointers/0/target   | duplicate key \"target\"",
        "[{'role':'r','target':1,'weight':2}]                 | /pointers/0/weight   | unknown key \"weight\" in a pointer",
        "[5]                                                  | /pointers/0          | a pointer must be an object",
        "[]                                                   | /pointers            | a delta must have at least one pointer",
        "null                                                 | /pointers            | pointers must be an array",
        "{}                                                   | /pointers            | pointers must be an array",
    })
    void pointersAreChecked(String pointers, String place, String message) {
        InvalidDeltaException fault = refused(claims(pointers.replace('\'', '"')));
        assertEquals(place, fault.pointer());
        assertTrue(fault.getMessage().startsWith(message), fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "null                          |             | target must not be null",
        "['x']                         |             | target must not be an array",
        "NaN                           |             | expected a value, found 'N'",
        "Infinity                      |             | expected a value, found 'I'",
        "-Infinity                     |             | expected a number, found '-'",
        "1e999                         |             | number is too large for a double",
        "-1e999                        |             | number is too large for a double",
        "01                            |             | expected a number",
        "{}                            |             | an object target must be exactly one of",
        "{'id':'e','delta':'d'}        |             | an object target must be exactly one of",
        "{'id':'e','id':'e'}           | /id         | duplicate key \"id\"",
        "{'id':null}                   | /id         | entity id must be a string",
        "{'id':'e','context':''}       | /context    | context must not be empty",
        "{'id':'e','context':null}     | /context    | context must be a string",
        "{'id':'e','a/b~c':1}          | /a~1b~0c    | unknown key \"a/b~c\"",
        "{'mime':'','value':''}        | /mime       | mime must not be empty",
        "{'mime':'m','value':'AB='}    | /value      | bytes value must be canonical base64url",
        "{'mime':'m','value':'A'}      | /value      | bytes value must be canonical base64url",
        "{'mime':'m','value':'Zh'}     | /value      | bytes value must be canonical base64url",
        "{'mime':'m','value':'é'}      | /value      | bytes value must be canonical base64url",
        "'\\ud800'                     |             | lone surrogate in a string",
        "'\\udc00\\ud800'              |             | lone surrogate in a string",
        "tru                           |             | expected true",
        "'unclosed                     |             | text ends within a string",
    })
    void targetsAreChecked(String target, String place, String message) {
        InvalidDeltaException fault = refused(target(target.replace('\'', '"')));
        assertEquals("/pointers/0/target" + (place == null ? "" : place), fault.pointer());
        assertTrue(fault.getMessage().startsWith(message), fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                             |            | a delta must have claims",
        "[]                                                             |            | a delta must be an object",
        "null                                                           |            | a delta must be an object",
        "                                                               |            | text ends too early",
        "{'claims':5}                                                   | /claims    | claims must be an object",
        "{'claims':{}}                                                  | /claims    | claims must have author",
        "{'claims':C,'claims':C}                                        | /claims    | duplicate key \"claims\"",
        "{'claims':C,'sig':5}                                           | /sig       | sig must be a string",
        "{'claims':C,'sig':'ab'}                                        | /sig       | sig must be 128 lowercase hex digits",
        "{'claims':C,'signature':'ab'}                                  | /signature | unknown key \"signature\" in a delta",
        "{'claims':C,'id':'1e20'}                                       | /id        | the id does not belong to these claims",
        "{'claims':C} x                                                 |            | text goes on after the end",
        "{'author':'a','claims':C}                                      | /claims    | unknown key \"claims\" in claims",
        "{'author':'','pointers':[],'timestamp':0}                      | /author    | author must not be empty",
        "{'author':'a','author':'a'}                                    | /author    | duplicate key \"author\"",
        "{'author':'a','timestamp':'0'}                                 | /timestamp | timestamp must be a number",
        "{'author':'a','timestamp':1,'timestamp':1}                     | /timestamp | duplicate key \"timestamp\"",
        "{'author':'a','timestamp':null}                                | /timestamp | timestamp must be a number",
        "{'timestamp':0,'author':'a'}                                   |            | claims must have pointers",
        "{'timestamp':0,'pointers':[{'role':'r','target':1}]}           |            | claims must have author",
        "{'claims':{'author':'a','pointers':[{'role':'r','target':1}]},'id':'x'} | /claims | claims must have timestamp",
    })
    void theWholeIsChecked(String json, String place, String message) {
        String text = json == null ? "" : json.replace('\'', '"').replace("C", target("1"));
        InvalidDeltaException fault = refused(text);
        assertEquals(place == null ? "" : place, fault.pointer());
        assertTrue(fault.getMessage().startsWith(message), fault.getMessage());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (String broken : new String[] {"\u00ed\u00a0\u0080", "\u00c0\u00af", "\u00f5\u0080\u0080\u0080", "\u00ff", "\u00e2\u0082"}) {
            byte[] json = target("\"" + broken + "\"").getBytes(ISO_8859_1);
            InvalidDeltaException fault = assertThrows(InvalidDeltaException.class, () -> DeltaJson.decodeSubmission(json, 0, json.length, 0));
            assertTrue(fault.getMessage().startsWith("a string is not UTF-8 at byte "), fault.getMessage());
            assertEquals("/pointers/0/target", fault.pointer());
        }
    }

    @Test
    void deepNestingIsRefusedWithoutASearchForItsEnd() {
        assertEquals("/pointers/0/target", refused(target("[".repeat(1_000_000))).pointer());
        assertEquals("/pointers/0/target/a", refused(target("{\"a\":".repeat(1_000_000))).pointer());
        assertEquals("a delta must be an object", refused("[".repeat(1_000_000)).getMessage());
    }

    @Test
    void aHugeKeyDoesNotMakeAHugeMessage() {
        InvalidDeltaException fault = refused("{\"" + "k".repeat(1_000_000) + "\":1}");
        assertTrue(fault.getMessage().length() < 200, fault.getMessage());
        assertTrue(fault.pointer().length() < 300);
    }

    @Test
    void theWireFormIsStricterThanASubmission() {
        byte[] bare = target("1").getBytes(UTF_8);
        Delta delta = DeltaJson.decodeSubmission(bare, 0, bare.length, 0);
        assertThrows(InvalidDeltaException.class, () -> DeltaJson.decode(bare));
        byte[] withId = ("{\"claims\":" + target("1") + ",\"id\":\"" + delta.id() + "\"}").getBytes(UTF_8);
        assertEquals(delta, DeltaJson.decodeSubmission(withId, 0, withId.length, 0));
        InvalidDeltaException fault = assertThrows(InvalidDeltaException.class, () -> DeltaJson.decode(withId));
        assertEquals("/id", fault.pointer());
        byte[] timeless = "{\"claims\":{\"author\":\"a\",\"pointers\":[{\"role\":\"r\",\"target\":1}]}}".getBytes(UTF_8);
        assertEquals(12, DeltaJson.decodeSubmission(timeless, 0, timeless.length, 12).timestamp());
        assertEquals("claims must have timestamp", assertThrows(InvalidDeltaException.class, () -> DeltaJson.decode(timeless)).getMessage());
    }

    @Test
    void aSignedClaimNeedsItsOwnTimestamp() {
        InvalidDeltaException fault = refused("{\"sig\":\"" + "0".repeat(128)
                + "\",\"claims\":{\"author\":\"a\",\"pointers\":[{\"role\":\"r\",\"target\":1}]}}");
        assertEquals("claims must have timestamp", fault.getMessage());
    }

    @Test
    void valuesThatAreNoDeltaCannotBeMade() {
        assertThrows(InvalidDeltaException.class, () -> new Num(Double.NaN));
        assertThrows(InvalidDeltaException.class, () -> new Num(Double.POSITIVE_INFINITY));
        assertThrows(InvalidDeltaException.class, () -> new Text("\ud800"));
        assertThrows(InvalidDeltaException.class, () -> new Text(null));
        assertThrows(InvalidDeltaException.class, () -> new Pointer("", new Text("x")));
        assertThrows(InvalidDeltaException.class, () -> new Pointer("r", null));
        assertThrows(InvalidDeltaException.class, () -> new EntityRef("e", ""));
        assertThrows(InvalidDeltaException.class, () -> new Bytes("", new byte[0]));
        assertThrows(InvalidDeltaException.class, () -> Num.exactly((1L << 53) + 1));
        assertThrows(InvalidDeltaException.class, () -> Num.exactly(Long.MAX_VALUE));
    }
}
