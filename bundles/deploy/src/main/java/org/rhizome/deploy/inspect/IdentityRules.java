package org.rhizome.deploy.inspect;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.rhizome.deploy.inspect.Inspection.Kind;

/** Whether a jar is a bundle, and has a name and a version to be told from others by. */
final class IdentityRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VERSION = 100;
    private static final int SHOWN = 80;

    private final Descriptor descriptor;
    private final InspectionRules rules;
    private final Findings findings;

    IdentityRules(Descriptor descriptor, InspectionRules rules, Findings findings) {
        this.descriptor = descriptor;
        this.rules = rules;
        this.findings = findings;
    }

    /** The symbolic name; empty when it was refused. */
    Optional<String> name(Kind kind) {
        if (descriptor.value("Bundle-SymbolicName").isEmpty()) {
            findings.refuse("The jar is no bundle, since its manifest has no Bundle-SymbolicName: build it with bnd.");
            return Optional.empty();
        }
        if (!descriptor.value("Bundle-ManifestVersion").equals(Optional.of("2"))) {
            findings.refuse("The Bundle-ManifestVersion is not 2: build the jar with bnd.");
        }
        Optional<Clause> clause = descriptor.single("Bundle-SymbolicName");
        String name = clause.map(single -> single.paths().getFirst()).orElse("");
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            findings.refuse("The Bundle-SymbolicName \"" + shown(descriptor.value("Bundle-SymbolicName").orElse(""))
                    + "\" is no name: one consists of at most "
                    + LONGEST_NAME + " letters, digits, hyphens, underscores and single dots between them.");
            return Optional.empty();
        }
        if ("true".equalsIgnoreCase(clause.orElseThrow().directives().get("singleton"))) {
            findings.refuse("The bundle is a singleton, and a new version starts beside the old one: remove the directive singleton.");
        }
        taken(name, kind);
        return Optional.of(name);
    }

    private void taken(String name, Kind kind) {
        same(rules.platform(), name).ifPresent(own -> findings.refuse("The name " + name + " is "
                + (own.equals(name) ? "" : "but for capitals ") + "that of a bundle of the node itself: choose another Bundle-SymbolicName."));
        Optional<String> part = same(rules.parts(), name);
        if (kind == Kind.PLATFORM_PART && !rules.parts().contains(name)) {
            findings.refuse("The bundle is to be a part of the node, and takes the place of none: give it the Bundle-SymbolicName of the "
                    + "part that it is to replace, of which there are " + rules.parts().stream().sorted().toList() + ".");
        } else if (kind == Kind.EXTENSION && part.isPresent()) {
            findings.refuse("The name " + name + " is " + (part.get().equals(name) ? "" : "but for capitals ")
                    + "that of a part of the node, and the bundle is none: choose another Bundle-SymbolicName.");
        }
    }

    private static Optional<String> same(Set<String> names, String name) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    Optional<Version> version() {
        Optional<String> text = descriptor.value("Bundle-Version");
        if (text.isEmpty()) {
            findings.refuse("The jar says no Bundle-Version, by which an upgrade is told from a downgrade: add one such as 1.0.0.");
            return Optional.empty();
        }
        try {
            if (text.get().length() > LONGEST_VERSION) {
                throw new IllegalArgumentException("longer than " + LONGEST_VERSION + " characters");
            }
            return Optional.of(Version.parseVersion(text.get()));
        } catch (IllegalArgumentException e) {
            findings.refuse("The Bundle-Version \"" + shown(text.get()) + "\" is none (" + e.getMessage() + "): write it as 1.2.3 or 1.2.3.qualifier.");
            return Optional.empty();
        }
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "\u2026";
    }
}
