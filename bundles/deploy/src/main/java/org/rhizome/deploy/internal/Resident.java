package org.rhizome.deploy.internal;

import java.util.List;

/**
 * An extension that is installed and serves.
 *
 * @param extension its name
 * @param bundle its id in the framework
 * @param release what serves
 * @param needs services of other extensions, each as a filter over {@code type} and {@code name}
 * @param dependants names of other bundles that are wired to it; none as a rule
 */
record Resident(String extension, long bundle, Release release, List<String> needs, List<String> dependants) {

    Resident {
        needs = List.copyOf(needs);
        dependants = List.copyOf(dependants);
    }
}
