package org.rhizome.deploy.internal;

import java.util.Optional;

/** Whether somebody whom the node trusts now vouches for versions that were deployed before. Safe for any thread. */
@FunctionalInterface
interface Vouching {

    /**
     * Why a version is not to serve any more, a sentence with the remedy; empty as a rule. A line of the trusted keys that is none counts for
     * nothing, and takes nothing away from others.
     */
    Optional<String> objection(Release release);
}
