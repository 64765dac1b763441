package org.rhizome.deploy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;
import org.rhizome.gate.GateControl;

/** What is installed and serves. Reads the framework and changes nothing. Safe for any thread. */
final class Inventory {

    /** The capability namespace of what extensions offer each other. */
    static final String NAMESPACE = "rhizome.extension";

    private final BundleContext context;
    private final GateControl gate;
    private final Map<Long, Release> deployed = new ConcurrentHashMap<>();
    private final Map<Long, String> sums = new ConcurrentHashMap<>();

    Inventory(BundleContext context, GateControl gate) {
        this.context = context;
        this.gate = gate;
    }

    /** Tells what a bundle is that was installed by a deployment. */
    void deployed(Bundle bundle, Release release) {
        deployed.put(bundle.getBundleId(), release);
    }

    void gone(Bundle bundle) {
        deployed.remove(bundle.getBundleId());
    }

    Scene scene(Map<String, Desired> desired) {
        return new Scene(residents(), desired);
    }

    /** Names of the bundles of the node that nothing may take the place of. */
    Set<String> platform() {
        Stream<String> names = Stream.of(context.getBundles()).filter(bundle -> !isReplaceable(bundle)).map(Bundle::getSymbolicName);
        return Stream.concat(names, Stream.of(Constants.SYSTEM_BUNDLE_SYMBOLICNAME)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Names of the bundles of the node that another version may take the place of while calls wait. */
    Set<String> parts() {
        return Stream.of(context.getBundles()).filter(this::isReplaceable).filter(bundle -> release(bundle).nature() == Release.Nature.PART)
                .map(Bundle::getSymbolicName).collect(Collectors.toSet());
    }

    private boolean isReplaceable(Bundle bundle) {
        return isStaged(bundle) || !offers(bundle).isEmpty();
    }

    static boolean isStaged(Bundle bundle) {
        return bundle.getLocation().startsWith(GateControl.STAGED);
    }

    /** What serves, by extension. */
    SortedMap<String, Resident> residents() {
        SortedMap<String, Resident> residents = new TreeMap<>();
        Stream.of(context.getBundles()).filter(this::isReplaceable).map(Bundle::getSymbolicName).distinct()
                .forEach(name -> serving(name).ifPresent(bundle -> residents.put(name, resident(bundle))));
        return residents;
    }

    /** The bundle that serves an extension, or is that part of the node. */
    Optional<Bundle> serving(String extension) {
        long id = gate.serving(extension);
        if (id >= 0) {
            return Optional.ofNullable(context.getBundle(id));
        }
        return Stream.of(context.getBundles()).filter(bundle -> extension.equals(bundle.getSymbolicName()))
                .filter(bundle -> Release.Nature.of(offers(bundle)) == Release.Nature.PART)
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE).findFirst();
    }

    private Resident resident(Bundle bundle) {
        return new Resident(bundle.getSymbolicName(), bundle.getBundleId(), release(bundle), dependants(bundle));
    }

    /** What a bundle is. */
    Release release(Bundle bundle) {
        Release known = deployed.get(bundle.getBundleId());
        List<String> services = offers(bundle);
        return known != null ? known : new Release(bundle.getVersion().toString(), sums.computeIfAbsent(bundle.getBundleId(), id -> sum(bundle)),
                "distribution", services, needs(bundle), Release.Origin.DISTRIBUTION, Release.Nature.of(services));
    }

    private List<String> dependants(Bundle bundle) {
        Collection<Bundle> closure = context.getBundle(0).adapt(FrameworkWiring.class).getDependencyClosure(List.of(bundle));
        return closure.stream().filter(other -> !other.equals(bundle)).map(Bundles::name).sorted().toList();
    }

    private static String sum(Bundle bundle) {
        return jarOf(bundle).map(jar -> {
            try {
                return JarStore.sum(jar);
            } catch (IOException e) {
                throw new UncheckedIOException("the jar " + jar + " of the distribution cannot be read", e);
            }
        }).orElse("");
    }

    /** The jar that a bundle of the distribution was installed from; empty when it came another way. */
    static Optional<Path> jarOf(Bundle bundle) {
        String address = bundle.getLocation().replaceFirst("^reference:", "");
        if (!address.startsWith("file:")) {
            return Optional.empty();
        }
        return Optional.of(Path.of(URI.create(address))).filter(Files::isRegularFile);
    }

    /** What a bundle declares to offer, as {@code type:name}. */
    static List<String> offers(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? List.of() : revision.getDeclaredCapabilities(NAMESPACE).stream().map(Capability::getAttributes)
                .map(attributes -> attributes.get("type") + ":" + attributes.get("name")).sorted().toList();
    }

    private static List<String> needs(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? List.of() : revision.getDeclaredRequirements(NAMESPACE).stream()
                .map(requirement -> requirement.getDirectives().get(Constants.FILTER_DIRECTIVE)).filter(filter -> filter != null).toList();
    }

    /** The versions of each package that the node offers. */
    Map<String, List<Version>> exports() {
        Map<String, List<Version>> exports = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null && !isStaged(bundle)) {
                for (BundleCapability export : revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                    exports.merge((String) export.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE),
                            List.of((Version) export.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)),
                            (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().sorted().toList());
                }
            }
        }
        return exports;
    }
}
