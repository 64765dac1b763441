package org.rhizome.deploy.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.rhizome.deploy.inspect.Inspection.Kind;

/** Which packages a bundle imports, whether it may, and whether this node has them. */
final class ImportRules {

    /** What extensions see besides Java itself. */
    static final Set<String> API = Set.of("org.rhizome.delta", "org.rhizome.json", "org.rhizome.algebra", "org.rhizome.resolver", "org.rhizome.view",
            "org.rhizome.plugin", "org.rhizome.endpoint", "org.rhizome.extension");

    private static final VersionRange ANY = new VersionRange("0");

    private final InspectionRules rules;
    private final Kind kind;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final List<PackageImport> imports = new ArrayList<>();

    ImportRules(InspectionRules rules, Kind kind, Findings findings) {
        this.rules = rules;
        this.kind = kind;
        this.findings = findings;
    }

    List<PackageImport> check(List<Clause> clauses) {
        clauses.forEach(clause -> clause.paths().forEach(name -> check(name, clause)));
        if (!foreign.isEmpty()) {
            findings.refuse("The bundle imports " + foreign.stream().sorted().collect(Collectors.joining(", "))
                    + ": extensions may import java.* and "
                    + API.stream().sorted().collect(Collectors.joining(", ")) + ". Threads, timers and configuration come from "
                    + "PluginContext, loggers from "
                    + "PluginContext and Request; put a library into the jar itself, and ask other extensions through the node.");
        }
        return imports;
    }

    private void check(String name, Clause clause) {
        if (!seen.add(name)) {
            findings.refuse("The bundle imports " + name + " twice: let bnd write the imports.");
        }
        Map<String, String> further = new TreeMap<>(clause.attributes());
        further.remove("version");
        if (!further.isEmpty()) {
            findings.refuse("The import of " + name + " asks for " + further.keySet() + " too, and with that for one certain bundle: import "
                    + "by version only.");
        }
        if (!clause.directives().getOrDefault("resolution", "mandatory").equals("mandatory")) {
            findings.refuse("The import of " + name + " is optional, so that it can change without warning what the bundle does: make it "
                    + "mandatory or leave it out.");
        }
        if (name.startsWith("java.")) {
            return;
        }
        if (kind == Kind.EXTENSION && !API.contains(name)) {
            foreign.add(name);
            return;
        }
        versions(name, clause.attributes().get("version"));
    }

    private void versions(String name, String text) {
        try {
            VersionRange range = text == null ? ANY : new VersionRange(text);
            imports.add(new PackageImport(name, range));
            List<Version> offered = rules.exports().getOrDefault(name, List.of());
            if (offered.isEmpty()) {
                findings.refuse("The bundle imports " + name + ", which this node does not have: build it for this version of the node.");
            } else if (offered.stream().noneMatch(range::includes)) {
                findings.refuse("The bundle imports " + name + " " + range + ", and this node has " + offered.stream().map(Version::toString)
                        .collect(Collectors.joining(", ")) + ": build it against the API of this node.");
            } else if (text == null && kind == Kind.EXTENSION) {
                findings.warn("The bundle imports " + name + " in any version, so that it cannot be told whether it fits: let bnd write the range.");
            }
        } catch (IllegalArgumentException e) {
            findings.refuse("The import of " + name + " has a version that is none, \"" + text + "\": let bnd write it.");
        }
    }
}
