package org.rhizome.core;

import java.util.Set;
import org.rhizome.node.Explanation;

/** What decides a property: a resolver with its options, or a policy. Immutable. */
interface Decider {

    /** Starts with no claims. What it throws is the resolver's doing. */
    Reduction start();

    /** As an explanation names it. */
    Explanation.Decider described();

    /** The rule in a sentence. */
    String rule();

    /** Properties of the same view that it needs whatever the definition says. */
    Set<String> needs();

    /** Whether there is no value without any claim; otherwise it is asked even then. */
    boolean needsClaims();

    /** Whether the value depends on other properties. */
    boolean isDependent();
}
