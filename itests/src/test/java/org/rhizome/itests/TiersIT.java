package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The tiers of the house, read from the manifests that were built: an arrow points down only. */
class TiersIT {

    private static final List<BuiltBundle> ALL = Distribution.jars().stream().map(BuiltBundle::read).toList();
    private static final List<BuiltBundle> BUNDLES = ALL.stream().filter(BuiltBundle::ours).toList();

    /** What everyone speaks, each with what it may speak of. */
    private static final Map<String, Set<String>> API = Map.of(
            "org.rhizome.delta", Set.of(),
            "org.rhizome.signing", Set.of("org.rhizome.delta"),
            "org.rhizome.algebra", Set.of("org.rhizome.delta"),
            "org.rhizome.store.api", Set.of("org.rhizome.delta", "org.rhizome.algebra"),
            "org.rhizome.extension.api", Set.of("org.rhizome.delta"),
            "org.rhizome.platform.api",
            Set.of("org.rhizome.delta", "org.rhizome.algebra", "org.rhizome.store.api", "org.rhizome.extension.api"));

    private static final Set<String> ENGINES = Set.of("org.rhizome.core");
    private static final List<String> EXTENSIONS = List.of("org.rhizome.resolver.", "org.rhizome.view.", "org.rhizome.plugin.", "org.rhizome.sample.");
    private static final Set<String> SEEN_BY_EXTENSIONS = Set.of("org.rhizome.delta", "org.rhizome.algebra", "org.rhizome.extension.api");
    /** Whoever does these changes what is installed. */
    private static final Set<String> CHANGES_OF_BUNDLES = Set.of(
            "org/osgi/framework/BundleContext.installBundle", "org/osgi/framework/Bundle.start", "org/osgi/framework/Bundle.stop",
            "org/osgi/framework/Bundle.update", "org/osgi/framework/Bundle.uninstall",
            "org/osgi/framework/wiring/FrameworkWiring.refreshBundles", "org/osgi/framework/wiring/FrameworkWiring.resolveBundles");
    /** The host's common ground: specifications and the logging facade, not libraries. */
    private static final List<String> COMMON = List.of("org.osgi.", "org.slf4j");

    @Test
    void everyBundleOfTheHouseIsInTheDistribution() {
        Set<String> names = new TreeSet<>(BUNDLES.stream().map(BuiltBundle::name).toList());
        assertTrue(names.containsAll(API.keySet()), () -> "API bundles are missing: " + names);
        assertTrue(names.containsAll(Set.of("org.rhizome.core", "org.rhizome.gate", "org.rhizome.deploy", "org.rhizome.plugins",
                "org.rhizome.http", "org.rhizome.security",
                "org.rhizome.store.mapdb", "org.rhizome.resolver.last-write", "org.rhizome.resolver.debian-version")), names::toString);
    }

    @Test
    void apiBundlesNeedTheJdkAndTheApisBelowThemOnly() {
        each(BUNDLES.stream().filter(bundle -> API.containsKey(bundle.name())),
                bundle -> assertEquals(Set.of(), beyond(bundle, API.get(bundle.name())), () -> bundle + " reaches up or out"));
    }

    @Test
    void apiPackagesCarryAVersionEach() {
        each(BUNDLES.stream().filter(bundle -> API.containsKey(bundle.name())), bundle -> {
            assertFalse(bundle.exports().isEmpty(), () -> bundle + " exports nothing");
            bundle.manifest().getExportPackage().forEach((name, attributes) ->
                    assertFalse(attributes.getVersion() == null || attributes.getVersion().equals("0.0.0"), () -> name + " has no version"));
        });
    }

    @Test
    void enginesKnowNothingOfOsgi() {
        each(BUNDLES.stream().filter(bundle -> ENGINES.contains(bundle.name())),
                bundle -> assertTrue(bundle.imports().stream().noneMatch(name -> name.startsWith("org.osgi.")), () -> bundle + ": " + bundle.imports()));
    }

    @Test
    void extensionsSeeDeltasAndTheExtensionApiOnly() {
        each(BUNDLES.stream().filter(TiersIT::isExtension),
                bundle -> assertEquals(Set.of(), beyond(bundle, SEEN_BY_EXTENSIONS), () -> bundle + " sees more than an extension may"));
    }

    @Test
    void onlyDeploymentsChangeWhatIsInstalled() {
        each(BUNDLES.stream(), bundle -> {
            Set<String> calls = ClassCalls.of(bundle.jar());
            calls.retainAll(CHANGES_OF_BUNDLES);
            assertEquals(bundle.name().equals("org.rhizome.deploy"), !calls.isEmpty(), () -> bundle + ": " + calls);
        });
    }

    @Test
    void implementationsExportNothing() {
        each(BUNDLES.stream().filter(bundle -> !API.containsKey(bundle.name())),
                bundle -> assertEquals(Set.of(), bundle.exports(), () -> bundle + " exports packages"));
    }

    @Test
    void nobodyRequiresBundlesOrImportsDynamicallyOrOptionally() {
        each(BUNDLES.stream(), bundle -> {
            assertFalse(bundle.has("Require-Bundle"), () -> bundle + " requires bundles");
            assertFalse(bundle.has("DynamicImport-Package"), () -> bundle + " imports dynamically");
            assertFalse(bundle.hasOptionalImport(), () -> bundle + " imports optionally");
        });
    }

    @Test
    void everyLibraryIsImportedByOneBundle() {
        Map<String, Set<String>> importers = new HashMap<>();
        for (BuiltBundle bundle : BUNDLES) {
            for (BuiltBundle library : ALL) {
                boolean common = COMMON.stream().anyMatch(prefix -> library.name().startsWith(prefix.replaceAll("\\.$", "")));
                if (!library.ours() && !common && library.exports().stream().anyMatch(bundle.imports()::contains) && !offersSpecificationsOnly(library, bundle)) {
                    importers.computeIfAbsent(library.name(), name -> new TreeSet<>()).add(bundle.name());
                }
            }
        }
        assertFalse(importers.isEmpty(), "no bundle imports a library: the test looks in the wrong place");
        assertAll(importers.entrySet().stream().map(entry -> (Executable)
                () -> assertEquals(1, entry.getValue().size(), () -> entry.getKey() + " is imported by " + entry.getValue())));
    }

    /** Felix' bundles export the OSGi specifications they implement; importing those is not importing a library. */
    private static boolean offersSpecificationsOnly(BuiltBundle library, BuiltBundle importer) {
        return library.exports().stream().filter(importer.imports()::contains)
                .allMatch(name -> COMMON.stream().anyMatch(name::startsWith));
    }

    private static boolean isExtension(BuiltBundle bundle) {
        return EXTENSIONS.stream().anyMatch(bundle.name()::startsWith);
    }

    /** The imports of a bundle that neither it nor the named bundles export. */
    private static Set<String> beyond(BuiltBundle bundle, Set<String> allowed) {
        Set<String> rest = new TreeSet<>(bundle.imports());
        rest.removeAll(bundle.exports());
        BUNDLES.stream().filter(other -> allowed.contains(other.name())).forEach(other -> rest.removeAll(other.exports()));
        return rest;
    }

    private static void each(Stream<BuiltBundle> bundles, Consumer<BuiltBundle> check) {
        List<Executable> checks = new ArrayList<>();
        bundles.forEach(bundle -> checks.add(() -> check.accept(bundle)));
        assertFalse(checks.isEmpty(), "no bundle to check");
        assertAll(checks);
    }
}
