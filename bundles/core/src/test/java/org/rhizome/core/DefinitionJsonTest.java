package org.rhizome.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.Direction;
import org.rhizome.algebra.Order;
import org.rhizome.algebra.Policy;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.InvalidViewException;

class DefinitionJsonTest {

    private static Definition parse(String json) {
        return DefinitionJson.parse(json.getBytes(UTF_8));
    }

    private static InvalidViewException refused(String json) {
        return assertThrows(InvalidViewException.class, () -> parse(json), json);
    }

    private static Rule rule(String json) {
        return parse("{\"properties\": {\"p\": " + json + "}}").properties().get("p");
    }

    @Test
    void anEmptyDefinitionResolvesEverythingByLastWrite() {
        Definition empty = parse("{}");
        assertEquals(new Definition("", new TreeMap<>(), Rule.ByResolver.of("last-write")), empty);
        assertEquals(Rule.ByResolver.of("last-write"), empty.otherwise());
        assertEquals("{}", DefinitionJson.write(empty));
    }

    @Test
    void aRuleByResolverHasAllItsParts() {
        Rule expected = new Rule.ByResolver("concatenation",
                Map.of("separator", new Text(", "), "most", new Num(3), "unique", new Bool(true),
                        "ranks", new Value.Items(List.of(new Text("a"), new Value.Fields(Map.of("b", new Num(-0.5)))))),
                Optional.of("tags"), Set.of("price", "discount"), Optional.of("short-1"));
        assertEquals(expected, rule("""
                {"resolver": "concatenation", "options": {"separator": ", ", "most": 3, "unique": true, "ranks": ["a", {"b": -0.5}]},
                 "from": "tags", "needs": ["price", "discount"], "view": "short-1"}"""));
        assertEquals(Rule.ByResolver.of("majority"), rule("{\"resolver\": \"majority\"}"));
    }

    @Test
    void aRuleByPolicyIsReadByTheAlgebra() {
        assertEquals(new Rule.ByPolicy(new Policy.Pick(new Order.ByTimestamp(Direction.DESC)), Optional.of("q"), Optional.of("v")),
                rule("{\"policy\": {\"pick\": {\"order\": {\"byTimestamp\": \"desc\"}}}, \"from\": \"q\", \"view\": \"v\"}"));
    }

    @Test
    void aPropertyOrEverythingElseCanBeOmitted() {
        assertEquals(new Rule.Omit(), rule("{\"omit\": true}"));
        assertEquals(new Rule.Omit(), parse("{\"default\": {\"omit\": true}}").otherwise());
    }

    @Test
    void theCanonicalFormIsSortedAndLeavesOutWhatIsUsual() {
        assertEquals("""
                {"default":{"omit":true},"description":"d","properties":{"a":{"options":{"x":1,"y":{"b":1,"z":2}},"resolver":"sum"},\
                "\u007e":{"needs":["a","b"],"resolver":"average","view":"v"},\
                "\uff5e":{"policy":{"all":{"distinct":true,"order":"lexById"}}},\
                "\ud83d\ude00":{"from":"f","resolver":"last-write"}}}""",
                DefinitionJson.write(parse("""
                        {"properties": {"\ud83d\ude00": {"resolver": "last-write", "options": {}, "from": "f", "needs": []},
                          "\uff5e": {"policy": {"all": {"order": "lexById", "distinct": true}}},
                          "\u007e": {"view": "v", "needs": ["b", "a"], "resolver": "average"},
                          "a": {"resolver": "sum", "options": {"y": {"z": 2, "b": 1}, "x": 1}}},
                         "description": "d", "default": {"omit": true}}""")));
        assertEquals("{}", DefinitionJson.write(parse("{\"default\": {\"resolver\": \"last-write\"}, \"properties\": {}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"resolver\": \"x\", \"options\": {\"o\": [1, true, \"\u00e9\", {\"k\": [[1e300]]}]}, \"needs\": [\"b\"], \"from\": \"c\"}",
        "{\"policy\": {\"absentAs\": {\"const\": 0, \"then\": {\"merge\": \"sum\"}}}, \"view\": \"v\"}",
        "{\"policy\": {\"conflicts\": {\"order\": {\"chain\": [{\"byAuthorRank\": [\"z\", \"a\"]}, {\"byTimestamp\": \"asc\"}]}}}}",
        "{\"policy\": {\"pick\": {\"order\": {\"byPred\": {\"pred\": {\"match\": {\"field\": \"author\", \"cmp\": \"eq\","
                + " \"const\": \"a\"}}, \"then\": \"lexById\"}}}}}",
        "{\"omit\": true}"})
    void whatIsWrittenIsReadAsTheSame(String rule) {
        Definition definition = parse("{\"description\": \"\u00fc\", \"properties\": {\"p\": " + rule + "}}");
        String written = DefinitionJson.write(definition);
        assertEquals(definition, parse(written));
        assertEquals(written, DefinitionJson.write(parse(written)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "{\"propertys\": {}}                        ! /propertys         ! unknown key \"propertys\" in a view definition, which",
        "[]                                         ! ``                 ! a view definition must be an object, not an array",
        "null                                       ! ``                 ! must be an object, not null",
        "{\"description\": 1}                       ! /description       ! must be a string, not the number 1",
        "{\"properties\": []}                       ! /properties        ! must be an object, not an array",
        "{\"properties\": {\"\": {\"omit\": true}}} ! /properties/       ! the name of a property must not be the empty string",
        "{\"properties\": {\"p\": \"x\"}}           ! /properties/p      ! a rule must be an object, not the string \"x\"",
        "{\"properties\": {\"a/b~\": {}}}           ! /properties/a~1b~0 ! must have one of \"resolver\", \"policy\" and \"omit\"",
        "{\"default\": {\"resolver\": \"x\", \"from\": \"p\"}}   ! /default/from  ! \"from\" makes no sense in \"default\"",
        "{\"default\": {\"policy\": {}, \"needs\": []}}          ! /default/needs ! \"needs\" makes no sense in \"default\"",
        "{\"a\": nul}                               ! /a                 ! not a definition in JSON: expected null",
        "{\"description\": \"a\", \"description\": \"b\"}  ! /description ! the key \"description\" stands here twice",
        "{} {}                                      ! ``                 ! text goes on after the end of its value",
    })
    void aFaultIsNamedAtItsPlace(String json, String pointer, String message) {
        InvalidViewException fault = refused(json.strip());
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
        assertEquals(pointer, fault.pointer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "{\"resolver\": \"x\", \"option\": {}}                 ! /option     ! unknown key \"option\" in a rule by resolver, which knows",
        "{\"resolver\": \"x\", \"policy\": {}}                 ! ``          ! either \"resolver\" or \"policy\", not both: leave one out",
        "{\"policy\": {\"merge\": \"sum\"}, \"options\": {}}   ! /options    ! in a rule by policy, which knows policy, from, view",
        "{\"omit\": true, \"view\": \"x\"}                     ! /view       ! unknown key \"view\" in a rule that omits",
        "{\"omit\": false}                                     ! /omit       ! must be true, not false",
        "{\"resolver\": \"Last Write\"}                        ! /resolver   ! lowercase letters, digits and hyphens, not \"Last Write\"",
        "{\"resolver\": 7}                                     ! /resolver   ! must be a string, not the number 7",
        "{\"resolver\": \"x\", \"view\": \"\"}                 ! /view       ! must be a name of 1 to 64 lowercase letters",
        "{\"resolver\": \"x\", \"view\": \"\u00e4\"}           ! /view       ! must be a name of 1 to 64 lowercase letters",
        "{\"resolver\": \"x\", \"from\": \"\"}                 ! /from       ! must not be the empty string",
        "{\"resolver\": \"x\", \"needs\": \"a\"}               ! /needs      ! must be an array, not the string \"a\"",
        "{\"resolver\": \"x\", \"needs\": [\"a\", 1]}          ! /needs/1    ! must be a string, not the number 1",
        "{\"resolver\": \"x\", \"needs\": [\"a\", \"a\"]}      ! /needs/1    ! names \"a\" twice",
        "{\"resolver\": \"x\", \"options\": {\"\": 1}}         ! /options/   ! the name of an option must not be the empty string",
        "{\"resolver\": \"x\", \"options\": {\"o\": null}}     ! /options/o  ! must not be null: leave it out",
        "{\"resolver\": \"x\", \"options\": {\"o\": [[]]}}     ! /options/o/0 ! must not be an empty array",
        "{\"resolver\": \"x\", \"options\": {\"o\": 1, \"o\": 2}} ! /options/o ! the key \"o\" stands here twice",
        "{\"policy\": null}                                    ! /policy     ! not null",
        "{\"policy\": {\"pikc\": {}}}                          ! /policy ! pikc",
        "{\"policy\": {\"pick\": {\"order\": {\"byTimestamp\": \"up\"}}}} ! /policy/pick/order/byTimestamp ! unknown word \"up\"",
        "{\"policy\": {\"all\": {\"order\": {\"chain\": []}}}} ! /policy/all/order/chain ! chain must name at least one order",
    })
    void aFaultyRuleIsNamedAtItsPlace(String rule, String pointer, String message) {
        InvalidViewException fault = refused("{\"properties\": {\"p\": " + rule + "}}");
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
        assertTrue(fault.pointer().startsWith("/properties/p" + pointer), fault.pointer());
    }

    @Test
    void whatExceedsACapIsRefusedAndWhatReachesItIsNot() {
        assertEquals(1_000, parse(properties(1_000)).properties().size());
        assertTrue(refused(properties(1_001)).getMessage().contains("names 1001 properties, at most 1000"));
        assertEquals(Rule.ByResolver.class, rule(nested(16)).getClass());
        assertTrue(refused("{\"properties\": {\"p\": " + nested(17) + "}}").getMessage().contains("nested 16 deep"));
        String frame = "{\"description\": \"\"}";
        int room = (256 << 10) - frame.length();
        assertEquals(room, parse(frame.replace("\"\"", '"' + "x".repeat(room) + '"')).description().length());
        String tooLong = frame.replace("\"\"", '"' + "x".repeat(room + 1) + '"');
        assertTrue(refused(tooLong).getMessage().contains("has 262145 bytes, at most 262144"));
    }

    @Test
    void hostileNestingIsRefused() {
        String fault = refused("[".repeat(100_000)).getMessage();
        assertTrue(fault.contains("nested deeper than 512"), fault);
        String policy = "{\"absentAs\":{\"const\":1,\"then\":".repeat(600);
        assertTrue(refused("{\"default\":{\"policy\":" + policy).getMessage().contains("nested deeper"));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThrows(InvalidViewException.class, () -> DefinitionJson.parse(new byte[] {'"', (byte) 0xff, '"'}));
        assertThrows(InvalidViewException.class, () -> DefinitionJson.parse(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'}));
        assertThrows(InvalidViewException.class, () -> DefinitionJson.parse(new byte[0]));
    }

    private static String properties(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"p" + i + "\":{\"omit\":true}")
                .collect(Collectors.joining(",", "{\"properties\":{", "}}"));
    }

    private static String nested(int depth) {
        return "{\"resolver\": \"x\", \"options\": {\"o\": " + "[".repeat(depth) + "1" + "]".repeat(depth) + "}}";
    }
}
