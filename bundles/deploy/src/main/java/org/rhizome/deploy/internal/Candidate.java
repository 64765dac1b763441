package org.rhizome.deploy.internal;

import java.util.List;

/**
 * A version that is to serve, as its jar describes it.
 *
 * @param extension its name
 * @param release what it is
 * @param needs services of other extensions, each as a filter over {@code type} and {@code name}
 * @param warnings what an operator should know
 */
record Candidate(String extension, Release release, List<String> needs, List<String> warnings) {

    Candidate {
        needs = List.copyOf(needs);
        warnings = List.copyOf(warnings);
    }
}
