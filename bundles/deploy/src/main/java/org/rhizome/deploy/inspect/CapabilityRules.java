package org.rhizome.deploy.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.rhizome.deploy.inspect.Inspection.Kind;

/** What a bundle says that it offers and needs. */
final class CapabilityRules {

    private static final String EXTENSION = "rhizome.extension";
    private static final String SERVICE = "osgi.service";
    private static final Set<String> EXTENSION_TYPES = Set.of("resolver", "view", "plugin", "endpoint");
    private static final Set<String> PART_TYPES = Set.of("store", "cluster");
    private static final int LONGEST_FILTER = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final Descriptor descriptor;
    private final Findings findings;

    CapabilityRules(Descriptor descriptor, Findings findings) {
        this.descriptor = descriptor;
        this.findings = findings;
    }

    /** What the bundle wants to be. */
    static Kind kind(Descriptor descriptor) {
        return descriptor.of("Provide-Capability", EXTENSION).stream()
                .anyMatch(clause -> PART_TYPES.contains(clause.attributes().getOrDefault("type", ""))) ? Kind.PLATFORM_PART : Kind.EXTENSION;
    }

    /** What it offers, as {@code type:name}. */
    List<String> services(Kind kind) {
        List<String> services = new ArrayList<>();
        for (Clause clause : descriptor.of("Provide-Capability", EXTENSION)) {
            service(clause, kind).ifPresent(service -> {
                if (services.contains(service)) {
                    findings.refuse("The bundle offers " + service + " twice: give each service a name of its own.");
                }
                services.add(service);
            });
        }
        if (services.isEmpty() && descriptor.of("Provide-Capability", EXTENSION).isEmpty()) {
            findings.refuse("The bundle is no extension, since it offers nothing (no capability " + EXTENSION
                    + "): annotate what it offers with @ResolverName, @ViewName, @PluginName or @EndpointName of this version of the API.");
        }
        if (kind == Kind.EXTENSION) {
            wirable("Provide-Capability", "offers a capability that others may be wired to");
        }
        return services;
    }

    private Optional<String> service(Clause clause, Kind kind) {
        String type = clause.attributes().getOrDefault("type", "");
        String name = clause.attributes().getOrDefault("name", "");
        Set<String> types = kind == Kind.EXTENSION ? EXTENSION_TYPES : PART_TYPES;
        if (!types.contains(type)) {
            findings.refuse("The bundle offers a service of the type \"" + type + "\", and " + types.stream().sorted().toList()
                    + (kind == Kind.EXTENSION ? " are possible." : " are possible in a part of the node, which offers nothing else."));
            return Optional.empty();
        }
        if (!(kind == Kind.PLATFORM_PART && name.isEmpty()) && !NAME.matcher(name).matches()) {
            findings.refuse("The bundle offers a " + type + " named \"" + name + "\": a name is 1 to 64 lowercase letters, digits and hyphens.");
            return Optional.empty();
        }
        if (!Descriptor.isActive(clause.directives())) {
            findings.refuse("The capability of " + type + ":" + name + " is not effective:=active, so that others could be wired to it and "
                    + "be stopped when it is replaced: let the annotations of the API write it.");
        }
        return Optional.of(type + ":" + name);
    }

    /** What it needs of others, as filters over {@code type} and {@code name}. */
    List<String> needs(Kind kind) {
        List<String> needs = new ArrayList<>();
        for (Clause clause : descriptor.of("Require-Capability", EXTENSION)) {
            if (!Descriptor.isActive(clause.directives())) {
                findings.refuse("A requirement of " + EXTENSION + " is not effective:=active, so that it could not be replaced alone: write "
                        + "@NeedsExtension.");
            }
            if (!clause.directives().getOrDefault("resolution", "mandatory").equals("optional")) {
                filter(clause.directives().getOrDefault("filter", "")).ifPresent(needs::add);
            }
        }
        if (kind == Kind.EXTENSION) {
            wirable("Require-Capability", "requires a capability that wires it to others");
        }
        return needs;
    }

    private Optional<String> filter(String filter) {
        try {
            if (filter.length() > LONGEST_FILTER) {
                throw new InvalidSyntaxException("longer than " + LONGEST_FILTER, "");
            }
            FrameworkUtil.createFilter(filter);
            return Optional.of(filter);
        } catch (InvalidSyntaxException e) {
            findings.refuse("The bundle needs another extension, but \"" + filter.substring(0, Math.min(filter.length(), 80))
                    + "\" does not say which: write @NeedsExtension.");
            return Optional.empty();
        }
    }

    private void wirable(String header, String fault) {
        for (Clause clause : descriptor.clauses(header)) {
            for (String namespace : clause.paths()) {
                boolean endless = clause.directives().getOrDefault("filter", "").length() > LONGEST_FILTER;
                if (endless || !mayBe(header, namespace, clause)) {
                    findings.refuse("The bundle " + fault + " (" + namespace + " in " + header
                            + "): extensions are wired to the API and to nothing else.");
                }
            }
        }
    }

    private static boolean mayBe(String header, String namespace, Clause clause) {
        return switch (namespace) {
            case EXTENSION -> true;
            // The framework knows services by themselves; these say so to tools, and bnd writes them without effective:=active when they are offered.
            case SERVICE -> header.equals("Provide-Capability") || Descriptor.isActive(clause.directives());
            case "osgi.ee" -> header.equals("Require-Capability");
            case "osgi.extender" -> header.equals("Require-Capability")
                    && clause.directives().getOrDefault("filter", "").contains("(osgi.extender=osgi.component)");
            default -> false;
        };
    }
}
