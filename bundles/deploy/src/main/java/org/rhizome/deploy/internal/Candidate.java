package org.rhizome.deploy.internal;

import java.util.List;

/**
 * A version that is to serve, as its jar describes it.
 *
 * @param extension its name
 * @param release what it is
 * @param warnings what an operator should know
 */
record Candidate(String extension, Release release, List<String> warnings) {

    Candidate {
        warnings = List.copyOf(warnings);
    }
}
