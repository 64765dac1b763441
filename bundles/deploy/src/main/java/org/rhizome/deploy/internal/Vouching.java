package org.rhizome.deploy.internal;

import java.util.Optional;

/** Whether somebody whom the node trusts now vouches for versions that were deployed before. Safe for any thread. */
interface Vouching {

    /** Why a version is not to serve any more, a sentence with the remedy; empty as a rule. */
    Optional<String> objection(Release release);

    /** As {@link #objection}, for what serves already: a fault among the keys that says nothing about its own is no reason to end it. */
    Optional<String> objectionAtStart(Release release);
}
