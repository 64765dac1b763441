package org.rhizome.gate.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Installed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads services as offers. */
final class ServiceOffers {

    /** The service property that {@link org.rhizome.plugin.Subscription} sets. */
    private static final String SUBSCRIPTION = "rhizome.subscription";

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9-]+");
    private static final Logger LOG = LoggerFactory.getLogger(ServiceOffers.class);

    private ServiceOffers() {}

    /** Empty when the service has no legal name, which is logged, or is gone already. */
    static Optional<Offer> read(ServiceReference<?> reference, Object service) {
        Kind kind = Kind.of(reference).orElseThrow();
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return Optional.empty(); // unregistered meanwhile
        }
        if (!(reference.getProperty(kind.nameProperty()) instanceof String name) || !LEGAL.matcher(name).matches()) {
            LOG.warn("a {} of bundle {} {} is ignored: its service property {} must be lowercase letters, digits and hyphens, "
                    + "but is {}", kind.label(), bundle.getSymbolicName(), bundle.getVersion(), kind.nameProperty(),
                    reference.getProperty(kind.nameProperty()));
            return Optional.empty();
        }
        String description = bundle.getHeaders().get(Constants.BUNDLE_DESCRIPTION);
        String subscription = reference.getProperty(SUBSCRIPTION) instanceof String term ? term : "";
        Installed<?> installed = new Installed<>(name, bundle.getVersion().toString(), bundle.getSymbolicName(),
                description == null ? "" : description, subscription, service);
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
        return Optional.of(new Offer(kind, installed, bundle.getVersion(), ranking, id(reference), bundle.getBundleId(),
                bundle.getLocation().startsWith(GateControl.STAGED)));
    }

    static long id(ServiceReference<?> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }
}
