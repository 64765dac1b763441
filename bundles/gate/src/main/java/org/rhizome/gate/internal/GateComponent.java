package org.rhizome.gate.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.resolver.Resolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks the resolver services of all bundles and publishes them as generations. */
@Component(immediate = true) // numbers of generations must not start again while nobody looks
public final class GateComponent implements Gate {

    /** The service property that {@link org.rhizome.resolver.ResolverName} sets. */
    static final String NAME = "rhizome.resolver.name";

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9-]+");
    private static final Logger LOG = LoggerFactory.getLogger(GateComponent.class);

    private final Roster roster = new Roster();

    @Override
    public Generation current() {
        return roster.current();
    }

    /** Declarative Services holds the service from here until {@link #unbindResolver} returns, so a published service is always held. */
    @Reference(service = Resolver.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindResolver(ServiceReference<Resolver<?>> reference, Resolver<?> service) {
        offer(reference, service).ifPresent(offer -> {
            roster.put(offer);
            LOG.info("resolver \"{}\" {} from {}", offer.name(), offer.version(), offer.installed().bundle());
        });
    }

    void updatedResolver(ServiceReference<Resolver<?>> reference, Resolver<?> service) {
        offer(reference, service).ifPresentOrElse(roster::put, () -> roster.remove(id(reference)));
    }

    void unbindResolver(ServiceReference<Resolver<?>> reference) {
        roster.remove(id(reference));
    }

    private static Optional<Offer> offer(ServiceReference<Resolver<?>> reference, Resolver<?> service) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return Optional.empty(); // unregistered meanwhile
        }
        if (!(reference.getProperty(NAME) instanceof String name) || !LEGAL.matcher(name).matches()) {
            LOG.warn("a resolver of bundle {} {} is ignored: its service property {} must be lowercase letters, digits and hyphens, "
                    + "but is {}", bundle.getSymbolicName(), bundle.getVersion(), NAME, reference.getProperty(NAME));
            return Optional.empty();
        }
        String description = bundle.getHeaders().get(Constants.BUNDLE_DESCRIPTION);
        Installed<Resolver<?>> installed = new Installed<>(
                name, bundle.getVersion().toString(), bundle.getSymbolicName(), description == null ? "" : description, service);
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
        return Optional.of(new Offer(installed, bundle.getVersion(), ranking, id(reference)));
    }

    private static long id(ServiceReference<?> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }
}
