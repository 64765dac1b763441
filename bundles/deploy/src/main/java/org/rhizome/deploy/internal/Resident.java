package org.rhizome.deploy.internal;

import java.util.List;

/**
 * An extension that is installed and serves.
 *
 * @param extension its name
 * @param bundle its id in the framework
 * @param release what serves
 * @param dependants names of other bundles that are wired to it; none as a rule
 */
record Resident(String extension, long bundle, Release release, List<String> dependants) {

    Resident {
        dependants = List.copyOf(dependants);
    }
}
