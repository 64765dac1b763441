package org.rhizome.gate.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.plugin.Plugin;
import org.rhizome.resolver.Resolver;
import org.rhizome.view.View;

/** The kinds of service that an extension offers. */
enum Kind {
    RESOLVER(Resolver.class), VIEW(View.class), PLUGIN(Plugin.class), ENDPOINT(Endpoint.class);

    private final Class<?> type;

    Kind(Class<?> type) {
        this.type = type;
    }

    /** As capabilities and people name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service property that holds the name of a service of this kind. */
    String nameProperty() {
        return "rhizome." + label() + ".name";
    }

    /** Selects the services of every kind. */
    static String filter() {
        return Stream.of(values()).map(kind -> "(" + Constants.OBJECTCLASS + "=" + kind.type.getName() + ")")
                .collect(Collectors.joining("", "(|", ")"));
    }

    static Optional<Kind> of(ServiceReference<?> reference) {
        List<String> types = List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
        return Stream.of(values()).filter(kind -> types.contains(kind.type.getName())).findFirst();
    }
}
