package org.rhizome.cases;

import java.util.Map;

/** All operations of the cases, by name. */
final class Operations {

    private static final Map<String, Operation> BY_NAME = Map.ofEntries(
            Map.entry("compose", LosslessChecks::compose),
            Map.entry("decompose", LosslessChecks::decompose),
            Map.entry("hyperviewNested", LosslessChecks::nested),
            Map.entry("hyperviewAt", LosslessChecks::at),
            Map.entry("timeline", LosslessChecks::timeline),
            Map.entry("isNegated", StateChecks::isNegated),
            Map.entry("isTransactionComplete", StateChecks::isTransactionComplete),
            Map.entry("drainUpdateEvents", StateChecks::events),
            Map.entry("resolve", new Resolving()),
            Map.entry("pluginGraph", PluginGraph::verify),
            Map.entry("query", new Querying()),
            Map.entry("validateEntity", new Validating()),
            Map.entry("validateDelta", BorderChecks::validate),
            Map.entry("convert", BorderChecks::convert));

    private Operations() {}

    static Operation of(Step.Check check) {
        Operation operation = BY_NAME.get(check.op());
        if (operation == null) {
            throw new AssertionError("no translation of the operation " + check.op());
        }
        return operation;
    }
}
