package org.rhizome.deploy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.inspect.DistributionJars;
import org.rhizome.deploy.inspect.Inspection;
import org.rhizome.deploy.inspect.InspectionRules;
import org.rhizome.deploy.inspect.JarInspector;
import org.rhizome.deploy.inspect.Trust;
import org.rhizome.signing.JarLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Inspects jars by what this node offers and whom it trusts at the moment. */
final class JarInspection implements Inspector, Vouching {

    private static final Logger LOG = LoggerFactory.getLogger(JarInspection.class);
    private static final String KEYS = "etc/trusted-keys";

    private final Path keys;
    private final Trust.Mode mode;
    private final DistributionJars distribution;
    private final Inventory inventory;
    private final Parked parked;

    private JarInspection(Path keys, Trust.Mode mode, DistributionJars distribution, Inventory inventory, Parked parked) {
        this.keys = keys;
        this.mode = mode;
        this.distribution = distribution;
        this.inventory = inventory;
        this.parked = parked;
    }

    static JarInspection of(BundleContext context, Path home, Inventory inventory, Parked parked) {
        boolean development = Boolean.parseBoolean(context.getProperty("rhizome.development"));
        return new JarInspection(
                home.resolve(KEYS), development ? Trust.Mode.DEVELOPMENT : Trust.Mode.SIGNED_ONLY,
                new DistributionJars(Optional.ofNullable(context.getProperty("rhizome.distribution")).map(Path::of)), inventory,
                parked);
    }

    /** One at a time: a jar is read as a whole, and several large ones would take what memory there is. */
    @Override
    public synchronized Candidate inspect(Path jar) {
        Inspection found = found(jar);
        Release.Nature nature = found.kind() == Inspection.Kind.EXTENSION ? Release.Nature.EXTENSION : Release.Nature.PART;
        Release release = new Release(
                found.version().toString(), found.sha256(), found.signer(), found.services(), found.needs(), Release.Origin.DEPLOYMENT,
                nature);
        return new Candidate(found.name(), release, found.warnings());
    }

    private Inspection found(Path jar) {
        try {
            return JarInspector.inspect(jar, rules());
        } catch (UncheckedIOException e) {
            throw new DeploymentRefusedException(Kind.INVALID, List.of(e.getMessage()));
        }
    }

    @Override
    public synchronized Optional<String> extension(Path jar) {
        return JarInspector.name(jar, JarLimits.DEFAULTS);
    }

    @Override
    public Optional<String> objection(Release release) {
        try {
            return trustInWhatIsHere().objection(release.signer(),
                    release.nature() == Release.Nature.EXTENSION ? Inspection.Kind.EXTENSION : Inspection.Kind.PLATFORM_PART);
        } catch (DeploymentRefusedException e) {
            return Optional.of(e.getMessage());
        }
    }

    private InspectionRules rules() {
        return new InspectionRules(inventory.exports(), inventory.platform(), inventory.parts(), trust(), JarLimits.DEFAULTS);
    }

    private Trust trust() {
        Trust trust = read(Trust::read);
        parked.remove(KEYS);
        return trust;
    }

    /** A slip in one line takes nothing away that another vouches for; it is shown until a plan finds the lines in order. */
    private Trust trustInWhatIsHere() {
        Trust trust = read(Trust::readSound);
        if (!trust.faults().isEmpty() && !parked.all().containsKey(KEYS)) {
            trust.faults().forEach(fault -> LOG.warn("{} The other lines count.", fault));
            parked.put(KEYS, trust.faults().getFirst() + " The other lines count, but nothing is deployed until it is in order.");
        }
        return trust;
    }

    private interface Reading {
        Trust read(Path keys, DistributionJars distribution, Trust.Mode mode) throws IOException;
    }

    private Trust read(Reading reading) {
        try {
            return reading.read(keys, distribution, mode);
        } catch (IOException e) {
            throw new DeploymentRefusedException(Kind.UNTRUSTED, List.of("The trusted keys in etc/trusted-keys cannot be read: " + e.getMessage()
                    + ". See that the node may read that file of its home folder."));
        } catch (IllegalArgumentException e) {
            throw new DeploymentRefusedException(Kind.UNTRUSTED, List.of(e.getMessage()));
        }
    }
}
