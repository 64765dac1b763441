package org.rhizome.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

/** How claims become values, as parameters say it: view, resolver, resolver.PROPERTY and asOf. */
final class ReadingParameters {

    static final String VIEW = "view";
    static final String RESOLVER = "resolver";
    static final String AS_OF = "asOf";

    private static final String RESOLVER_OF = "resolver.";

    private ReadingParameters() {}

    /**
     * @throws Problem 400 if both a view and a resolver for everything are asked for, or asOf is no time
     */
    static Reading of(Query query) {
        Map<String, String> byProperty = new HashMap<>();
        for (String name : query.names()) {
            if (name.startsWith(RESOLVER_OF)) {
                byProperty.put(name.substring(RESOLVER_OF.length()), query.text(name).orElseThrow());
            }
        }
        Optional<String> view = query.text(VIEW);
        if (view.isPresent() && query.has(RESOLVER)) {
            throw Problem.badRequest("a view says how every property is resolved, so \"resolver\" would have no effect beside \"view\":"
                    + " leave one out, or choose for single properties with resolver.PROPERTY=NAME");
        }
        ResolverChoice choice = new ResolverChoice(query.text(RESOLVER).orElse(ResolverChoice.DEFAULT), byProperty);
        return new Reading(view, choice, query.decimal(AS_OF));
    }
}
