package org.rhizome.deploy.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the node what clients may not ask while a candidate is compared: what each of its resolvers makes of one entity after the other. The
 * answers go nowhere; the engine compares them as it does all others. For one thread and one comparison.
 */
final class Sampling {

    private static final int PAGE = 100;

    /** As of a time that nothing is claimed after: such a view is not kept in place of those that clients ask for. */
    private static final double FOR_EVER = Double.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);

    private final Supplier<Rhizome> node;
    private final List<String> resolvers;
    private final Queue<String> entities = new ArrayDeque<>();
    private String last = "";
    private boolean over;

    /** @param node null while there is none @param resolvers that serve now and would be other ones */
    Sampling(Supplier<Rhizome> node, Collection<String> resolvers) {
        this.node = node;
        this.resolvers = List.copyOf(resolvers);
    }

    /** Asks about the next entity, each once. */
    void ask() {
        Rhizome now = node.get();
        if (now != null && !resolvers.isEmpty() && !over) {
            if (entities.isEmpty()) {
                next(now);
            }
            String entity = entities.poll();
            if (entity != null) {
                last = entity;
                resolvers.forEach(resolver -> ask(now, entity, resolver));
            }
        }
    }

    /** Where a page cannot be had, as too much is hidden, the next would cost as much and come to no more. */
    private void next(Rhizome now) {
        try {
            entities.addAll(now.entities("", last, PAGE));
        } catch (RuntimeException e) {
            LOG.debug("the entities after \"{}\" are not asked about: {}", last, Reasons.of(e));
        }
        over = entities.isEmpty();
    }

    /** That what serves fails on one says nothing about the candidate. */
    private static void ask(Rhizome now, String entity, String resolver) {
        try {
            now.lossy(entity, Reading.of(new ResolverChoice(resolver, Map.of())).at(FOR_EVER));
        } catch (RuntimeException e) {
            LOG.debug("entity \"{}\" could not be asked about: {}", entity, Reasons.of(e));
        }
    }
}
