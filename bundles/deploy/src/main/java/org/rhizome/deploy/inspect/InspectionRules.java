package org.rhizome.deploy.inspect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Version;
import org.rhizome.signing.JarLimits;

/**
 * What the node at hand expects of a jar.
 *
 * @param exports the versions of each package that the node offers
 * @param platform names of its own bundles, which nothing may take the place of
 * @param parts names of its bundles that another of the same name may take the place of under a hold: store, cluster
 * @param trust who may sign
 * @param limits how large a jar may be
 */
public record InspectionRules(Map<String, List<Version>> exports, Set<String> platform, Set<String> parts, Trust trust, JarLimits limits) {

    public InspectionRules {
        exports = Map.copyOf(exports);
        platform = Set.copyOf(platform);
        parts = Set.copyOf(parts);
    }
}
