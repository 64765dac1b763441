package org.rhizome.core;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rhizome.algebra.HView;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;

/** All that a node shows of some entities, to be compared with what another one shows. */
final class Picture {

    private static final String RULES = """
            {"properties": {
               "p": {"policy": {"pick": {"order": {"byTimestamp": "desc"}}}},
               "every": {"policy": {"all": {"order": {"byTimestamp": "asc"}}}, "from": "p"},
               "distinct": {"policy": {"all": {"order": "lexById", "distinct": true}}, "from": "q"},
               "number": {"policy": {"merge": "count"}, "from": "p"},
               "sorted": {"policy": {"merge": "concatSorted"}, "from": "q"},
               "quarrel": {"policy": {"conflicts": {"order": {"byTimestamp": "desc"}}}, "from": "q"},
               "absent": {"policy": {"absentAs": {"const": "none", "then": {"pick": {"order": "lexById"}}}}, "from": "r"},
               "joined": {"resolver": "joined", "options": {"separator": "+"}, "from": "p"},
               "needs": {"resolver": "needing", "from": "q", "needs": ["p", "number", "further", "quarrel"]},
               "further": {"resolver": "needing", "from": "back", "needs": ["joined"]},
               "last": {"resolver": "forgetful", "from": "p"},
               "deltas": {"omit": true}},
             "default": {"resolver": "retracting"}}""";
    private static final String NESTED = """
            {"properties": {
               "p": {"policy": {"all": {"order": {"byTimestamp": "desc"}}}, "view": "rules"},
               "q": {"resolver": "last-write", "view": "nested"},
               "retractions": {"omit": true}},
             "default": {"resolver": "ids"}}""";

    static final List<Reading> READINGS = List.of(
            Reading.DEFAULTS, Reading.through("rules"), Reading.through("nested"),
            Reading.of(new ResolverChoice("ids", Map.of())), Reading.of(new ResolverChoice("retracting", Map.of("q", "forgetful"))),
            new Reading(Optional.of("rules"), new ResolverChoice("all", Map.of("q", "ids")), OptionalDouble.empty()));

    private Picture() {}

    /** Defines the views of {@link #READINGS}. */
    static void define(Rhizome node) {
        Engines.define(node, "rules", RULES);
        Engines.define(node, "nested", NESTED);
    }

    /** Every view of the entities, byte for byte. */
    static List<String> of(Rhizome node, List<String> entities) {
        List<String> picture = new ArrayList<>();
        for (String entity : entities) {
            picture.add(lossless(node, entity));
            READINGS.forEach(reading -> picture.add(entity + " by " + reading + ": " + node.lossy(entity, reading)));
        }
        return picture;
    }

    static String lossless(Rhizome node, String entity) {
        return entity + " lossless " + node.lossless(entity, LosslessOptions.DEFAULTS).map(Picture::hex);
    }

    private static String hex(HView view) {
        return HexFormat.of().formatHex(view.canonicalBytes());
    }
}
