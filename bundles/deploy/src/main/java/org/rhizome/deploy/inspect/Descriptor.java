package org.rhizome.deploy.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers of a manifest, each parsed when it is asked for; what cannot be parsed is refused and counts as absent. */
final class Descriptor {

    private final ManifestHeaders headers;
    private final Findings findings;

    Descriptor(ManifestHeaders headers, Findings findings) {
        this.headers = headers;
        this.findings = findings;
    }

    Optional<String> value(String header) {
        return headers.value(header).filter(value -> !value.isEmpty());
    }

    List<Clause> clauses(String header) {
        try {
            return value(header).map(Clause::parse).orElse(List.of());
        } catch (IllegalArgumentException e) {
            findings.refuse("The header " + header + " of the manifest is wrong: " + e.getMessage() + ". Let bnd write it.");
            return List.of();
        }
    }

    /** The only clause of a header; empty when there is none or several. */
    Optional<Clause> single(String header) {
        List<Clause> clauses = clauses(header);
        return clauses.size() == 1 && clauses.getFirst().paths().size() == 1 ? Optional.of(clauses.getFirst()) : Optional.empty();
    }

    /** What capabilities or requirements of a namespace say. */
    List<Clause> of(String header, String namespace) {
        return clauses(header).stream().filter(clause -> clause.paths().contains(namespace)).toList();
    }

    static boolean isActive(Map<String, String> directives) {
        return "active".equals(directives.get("effective"));
    }
}
