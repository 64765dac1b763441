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

/** Inspects jars by what this node offers and whom it trusts at the moment. */
final class JarInspection implements Inspector, Vouching {

    private final Path keys;
    private final Trust.Mode mode;
    private final DistributionJars distribution;
    private final Inventory inventory;

    private JarInspection(Path keys, Trust.Mode mode, DistributionJars distribution, Inventory inventory) {
        this.keys = keys;
        this.mode = mode;
        this.distribution = distribution;
        this.inventory = inventory;
    }

    static JarInspection of(BundleContext context, Path home, Inventory inventory) {
        boolean development = Boolean.parseBoolean(context.getProperty("rhizome.development"));
        return new JarInspection(
                home.resolve("etc").resolve("trusted-keys"), development ? Trust.Mode.DEVELOPMENT : Trust.Mode.SIGNED_ONLY,
                new DistributionJars(Optional.ofNullable(context.getProperty("rhizome.distribution")).map(Path::of)), inventory);
    }

    /** One at a time: a jar is read as a whole, and several large ones would take what memory there is. */
    @Override
    public synchronized Candidate inspect(Path jar) {
        Inspection found = JarInspector.inspect(jar, rules());
        Release.Nature nature = found.kind() == Inspection.Kind.EXTENSION ? Release.Nature.EXTENSION : Release.Nature.PART;
        Release release = new Release(
                found.version().toString(), found.sha256(), found.signer(), found.services(), found.needs(), Release.Origin.DEPLOYMENT,
                nature);
        return new Candidate(found.name(), release, found.warnings());
    }

    @Override
    public synchronized Optional<String> extension(Path jar) {
        return JarInspector.name(jar, JarLimits.DEFAULTS);
    }

    @Override
    public Optional<String> objection(Release release) {
        try {
            return trust().objection(release.signer(),
                    release.nature() == Release.Nature.EXTENSION ? Inspection.Kind.EXTENSION : Inspection.Kind.PLATFORM_PART);
        } catch (DeploymentRefusedException | UncheckedIOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private InspectionRules rules() {
        return new InspectionRules(inventory.exports(), inventory.platform(), inventory.parts(), trust(), JarLimits.DEFAULTS);
    }

    private Trust trust() {
        try {
            return Trust.read(keys, distribution, mode);
        } catch (IOException e) {
            throw new UncheckedIOException("The trusted keys in etc/trusted-keys cannot be read: " + e.getMessage()
                    + ". See that the node may read that file of its home folder.", e);
        } catch (IllegalArgumentException e) {
            throw new DeploymentRefusedException(Kind.UNTRUSTED, List.of(e.getMessage()));
        }
    }
}
