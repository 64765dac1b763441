package org.rhizome.deploy.internal;

import java.util.Optional;

/**
 * What was decided about one extension last.
 *
 * @param current what is to serve; empty when it was removed
 * @param previous what a rollback brings back
 * @param deployment by which it was decided
 * @param since when it came to serve, milliseconds since 1970
 * @param by who asked
 */
record Desired(Optional<Release> current, Optional<Release> previous, long deployment, long since, String by) {}
