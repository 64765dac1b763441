package org.rhizome.deploy.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.gate.GateControl.Offered;

/** The step in which both versions answer, the one that serves is heard, and differences are counted. For one thread. */
final class ShadowStep {

    private static final String NOTHING_COMPARED =
            "nothing was compared: both versions have no resolver or view in common that had anything to answer meanwhile";

    private final Site site;
    private final long number;
    private final Map<String, Bundle> staged;
    private final Options options;

    /** @param staged the candidates, by extension */
    ShadowStep(Site site, long number, Map<String, Bundle> staged, Options options) {
        this.site = site;
        this.number = number;
        this.staged = staged;
        this.options = options;
    }

    /**
     * Compares and journals what came of it.
     *
     * @param next bundles that are to serve, by extension
     * @param wanted whether to go on
     * @throws StepFailedException if there were more differences than are tolerated
     */
    void take(Map<String, Long> next, Handover handover, BooleanSupplier wanted) throws StepFailedException {
        Comparing comparing = new Comparing(options.tolerated());
        Sampling resolvers = new Sampling(site.node(), commonResolvers());
        try {
            comparing.run(site.gate(), next, options.shadow(), () -> {
                resolvers.ask();
                handover.sample();
                return wanted.getAsBoolean();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException("The comparison was not ended, as the node stops.", e);
        }
        site.ledger().append(new Entry.Compared(number, comparing.result()));
        if (comparing.result().compared() == 0) {
            site.ledger().append(new Entry.Noted(number, NOTHING_COMPARED));
        }
        comparing.requireTolerable();
    }

    /** Resolvers that serve now and would be other ones. */
    private Set<String> commonResolvers() {
        Set<String> common = new HashSet<>();
        staged.forEach((extension, bundle) -> {
            Set<String> now = resolvers(site.gate().serving(extension));
            now.retainAll(resolvers(bundle.getBundleId()));
            common.addAll(now);
        });
        return common;
    }

    private Set<String> resolvers(long bundle) {
        return site.gate().offered(bundle).stream().filter(offered -> offered.type().equals("resolver")).map(Offered::name)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
