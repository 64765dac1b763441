package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.rhizome.deploy.Extension;

/** Tells what extensions there are. Safe for any thread. */
final class Catalogue {

    private final Site site;
    private final Arrivals arrivals;
    private final Parked parked;
    private final Predicate<String> probation;

    /** @param probation whether an extension is on it */
    Catalogue(Site site, Arrivals arrivals, Parked parked, Predicate<String> probation) {
        this.site = site;
        this.arrivals = arrivals;
        this.parked = parked;
        this.probation = probation;
    }

    List<Extension> list() {
        Map<String, Desired> desired = site.ledger().desired();
        List<Extension> extensions = new ArrayList<>();
        site.inventory().residents().forEach((name, resident) ->
                extensions.add(serving(resident, Optional.ofNullable(desired.get(name)))));
        parked.all().forEach((name, reason) -> extensions.add(parked(name, reason, Optional.ofNullable(desired.get(name)))));
        site.leaks().zombies().forEach(zombie -> extensions.add(zombie(zombie)));
        extensions.sort(Comparator.comparing(Extension::name).thenComparing(Extension::state).thenComparing(Extension::version));
        return extensions;
    }

    private Extension serving(Resident resident, Optional<Desired> desired) {
        Release release = resident.release();
        Optional<Arrivals.Arrival> arrival = arrivals.of(resident.extension());
        boolean returning = probation.test(resident.extension());
        return new Extension(
                resident.extension(), release.version(), description(resident.extension()), origin(release),
                returning ? Extension.State.PROBATION : Extension.State.SERVING,
                arrival.map(Arrivals.Arrival::generation).orElse(0L), release.services(), "ok",
                arrival.map(Arrivals.Arrival::at).or(() -> desired.map(Desired::since)).orElse(0L),
                returning ? before(resident.extension(), desired) : previous(desired), release.signer());
    }

    /** What serves when a version on probation goes: what was committed before, or what came with the distribution. */
    private String before(String extension, Optional<Desired> desired) {
        return site.ledger().deployments(Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .flatMap(deployment -> deployment.changes().stream()).filter(change -> change.extension().equals(extension))
                .findFirst().map(change -> change.from()).orElseGet(() -> previous(desired));
    }

    private static String previous(Optional<Desired> desired) {
        return desired.flatMap(Desired::previous).filter(Release::hasJar).map(Release::version).orElse("");
    }

    private static String origin(Release release) {
        return release.origin() == Release.Origin.DEPLOYMENT ? "deployment" : "distribution";
    }

    private String description(String extension) {
        return site.inventory().serving(extension).map(Catalogue::description).orElse("");
    }

    private static String description(Bundle bundle) {
        String description = bundle.getHeaders("").get(Constants.BUNDLE_DESCRIPTION);
        return description == null ? "" : description;
    }

    private static Extension parked(String name, String reason, Optional<Desired> desired) {
        Optional<Release> release = desired.flatMap(Desired::current);
        return new Extension(
                name, release.map(Release::version).orElse(""), "", "deployment", Extension.State.PARKED, 0,
                release.map(Release::services).orElse(List.of()), reason, 0, previous(desired), release.map(Release::signer).orElse(""));
    }

    private static Extension zombie(LeakWatch.Zombie zombie) {
        String holders = zombie.heldBy().isEmpty() ? "something that was not found" : String.join("; ", zombie.heldBy());
        return new Extension(
                zombie.retired().extension(), zombie.retired().version(), "", "deployment", Extension.State.ZOMBIE, 0, List.of(),
                "Was taken out and cannot be collected: it is held by " + holders + '.', 0, "", "");
    }
}
