package org.rhizome.launcher;

import java.nio.file.Path;
import java.util.List;

/**
 * An OSGi feature: bundles that belong together.
 *
 * @param file it was read from
 * @param bundles in the order written
 */
record Feature(Path file, List<Member> bundles) {

    /** The node is up when everything to this level has started. */
    static final int LAST_LEVEL = 50;

    /** A bundle and the level at which it starts. */
    record Member(ArtifactId id, int startLevel) {}
}
