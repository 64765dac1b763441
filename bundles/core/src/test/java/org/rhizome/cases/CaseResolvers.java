package org.rhizome.cases;

import java.util.Map;
import java.util.TreeMap;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.aggregates.Average;
import org.rhizome.resolver.aggregates.Count;
import org.rhizome.resolver.aggregates.Max;
import org.rhizome.resolver.aggregates.Min;
import org.rhizome.resolver.aggregates.Sum;
import org.rhizome.resolver.concatenation.Concatenation;
import org.rhizome.resolver.firstwrite.FirstWrite;
import org.rhizome.resolver.lastwrite.LastWrite;
import org.rhizome.resolver.lastwrite.LastWriteAuthor;
import org.rhizome.resolver.lastwrite.LastWriteGreatestId;
import org.rhizome.resolver.lastwrite.LastWriteValue;
import org.rhizome.resolver.majority.Majority;

/** A gate with the resolvers of the bundles, and two of the tests' own. */
final class CaseResolvers extends Turnstile {

    private static final Map<String, Resolver<?>> SERVICES = Map.ofEntries(
            Map.entry("last-write", new LastWrite()), Map.entry("last-write-author", new LastWriteAuthor()),
            Map.entry("last-write-greatest-id", new LastWriteGreatestId()), Map.entry("last-write-value", new LastWriteValue()),
            Map.entry("first-write", new FirstWrite()), Map.entry("min", new Min()), Map.entry("max", new Max()),
            Map.entry("sum", new Sum()), Map.entry("average", new Average()), Map.entry("count", new Count()),
            Map.entry("majority", new Majority()), Map.entry("concatenation", new Concatenation()),
            Map.entry("test-mean", new Mean()), Map.entry("test-trail", new Trail()));

    CaseResolvers() {
        super(generation());
    }

    private static Generation generation() {
        TreeMap<String, Installed<Resolver<?>>> installed = new TreeMap<>();
        SERVICES.forEach((name, service) ->
                installed.put(name, new Installed<>(name, "1.0.0", service.getClass().getPackageName(), "", service)));
        return new Generation(1, installed);
    }
}
