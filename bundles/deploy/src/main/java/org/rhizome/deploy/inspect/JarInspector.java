package org.rhizome.deploy.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.signing.Jar;
import org.rhizome.signing.JarEntry;
import org.rhizome.signing.JarException;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.SignatureCheck;

/** Reads a jar, without installing it, into a description of what it is, or into every reason to refuse it. */
public final class JarInspector {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String RELEASES = "META-INF/versions/";

    private final InspectionRules rules;
    private final Findings findings = new Findings();

    private JarInspector(InspectionRules rules) {
        this.rules = rules;
    }

    /**
     * Inspects a jar. It is read once; {@link Inspection#sha256} says which bytes were looked at.
     *
     * @throws DeploymentRefusedException with every reason that there is to refuse it; as {@link Kind#UNTRUSTED} when it would be taken
     *     from somebody who is trusted
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Inspection inspect(Path jar, InspectionRules rules) {
        try {
            if (!Files.isRegularFile(jar)) {
                throw new DeploymentRefusedException(Kind.INVALID, List.of(jar.getFileName() + " is no file: name the jar to deploy."));
            }
            return new JarInspector(rules).inspect(Jar.read(jar, rules.limits()));
        } catch (JarException e) {
            Findings findings = new Findings();
            e.reasons().forEach(findings::refuse);
            throw findings.refusal();
        } catch (IOException e) {
            throw new UncheckedIOException("The jar " + jar.getFileName() + " cannot be read (" + e.getClass().getSimpleName() + "): see that the node may read it.", e);
        }
    }

    /** The symbolic name that a jar says it has, whatever stands against it; empty when it is no jar within the limits, or says none. */
    public static Optional<String> name(Path jar, JarLimits limits) {
        try {
            return Jar.read(jar, limits).entry(MANIFEST).map(manifest -> ManifestHeaders.parse(Texts.content(manifest)))
                    .flatMap(headers -> new Descriptor(headers, new Findings()).single("Bundle-SymbolicName")).map(clause -> clause.paths().getFirst());
        } catch (JarException | IOException | IllegalArgumentException e) {
            return Optional.empty(); // its inspection says why
        }
    }

    /** What stands against deploying jars together, each a sentence; empty when nothing does. */
    public static List<String> together(List<Inspection> jars) {
        List<String> reasons = new ArrayList<>();
        Map<String, Inspection> byName = new HashMap<>();
        for (Inspection jar : jars) {
            Inspection other = byName.putIfAbsent(jar.name().toLowerCase(Locale.ROOT), jar);
            if (other != null) {
                reasons.add("Two of the jars are named " + jar.name() + " (" + other.version() + " and " + jar.version()
                        + "), and one version of an extension serves at a time: leave one of them out.");
            }
        }
        return reasons;
    }

    private Inspection inspect(Jar jar) {
        Optional<Descriptor> found = descriptor(jar);
        Inspection.Kind kind = found.map(CapabilityRules::kind).orElse(Inspection.Kind.EXTENSION);
        String signer = trust(jar, kind);
        if (found.isEmpty()) {
            throw findings.refusal();
        }
        Descriptor descriptor = found.get();
        IdentityRules identity = new IdentityRules(descriptor, rules, findings);
        Optional<String> name = identity.name(kind);
        Optional<Version> version = identity.version();
        HeaderRules.check(descriptor, kind, findings);
        CapabilityRules capabilities = new CapabilityRules(descriptor, findings);
        List<String> services = capabilities.services(kind);
        List<String> needs = capabilities.needs(kind);
        List<PackageImport> imports = new ImportRules(rules, kind, findings).check(descriptor.clauses("Import-Package"));
        checkContent(jar, descriptor, kind, services);
        if (!findings.isClean()) {
            throw findings.refusal();
        }
        return new Inspection(name.orElseThrow(), version.orElseThrow(), descriptor.value("Bundle-Description").orElse(""), services, needs, imports,
                jar.sha256(), signer, kind, findings.warnings());
    }

    private void checkContent(Jar jar, Descriptor descriptor, Inspection.Kind kind, List<String> services) {
        ClassFiles classes = new ClassFiles(jar, findings);
        Ancestors ancestors = new Ancestors();
        classes.forEach(ancestors::add);
        if (kind == Inspection.Kind.PLATFORM_PART) {
            return;
        }
        classes.checkPackages(ofNode());
        classes.forEach(new ClassRules(ancestors, findings)::check);
        descriptor.value("Service-Component").ifPresent(new ComponentRules(jar, services, rules.exports().keySet(), findings)::check);
        if (jar.entries().stream().anyMatch(entry -> entry.name().startsWith(RELEASES)) || descriptor.value("Multi-Release").isPresent()) {
            findings.refuse("The jar has several releases of its classes (Multi-Release, " + RELEASES
                    + "), so that it depends on the JVM what is loaded from it: keep one.");
        }
    }

    /** Packages of Rhizome itself; libraries of the node may be in a jar too, in another version perhaps. */
    private Set<String> ofNode() {
        return Stream.concat(ImportRules.API.stream(), rules.exports().keySet().stream().filter(name -> name.startsWith("org.rhizome.")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Descriptor> descriptor(Jar jar) {
        Optional<JarEntry> manifest = jar.entry(MANIFEST);
        if (manifest.isEmpty()) {
            findings.refuse("The jar is no bundle, since it has no manifest (" + MANIFEST + "): build it with bnd.");
            return Optional.empty();
        }
        try {
            return Optional.of(new Descriptor(ManifestHeaders.parse(Texts.content(manifest.get())), findings));
        } catch (IllegalArgumentException e) {
            findings.refuse("The manifest of the jar cannot be read (" + e.getMessage() + "): build the jar with bnd.");
            return Optional.empty();
        }
    }

    /** Who vouches for it; empty for nobody. */
    private String trust(Jar jar, Inspection.Kind kind) {
        if (rules.trust().isOfDistribution(jar.sha256(), jar.size())) {
            return Trust.DISTRIBUTION;
        }
        return switch (SignatureCheck.of(jar)) {
            case SignatureCheck.Unsigned() -> rules.trust().judge("", kind, findings);
            case SignatureCheck.Valid(String signer) -> rules.trust().judge(signer, kind, findings);
            case SignatureCheck.Broken(String reason) -> {
                findings.distrust(reason);
                yield "";
            }
        };
    }
}
