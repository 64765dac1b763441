package org.rhizome.delta;

/** What is known of a delta's signature. */
public enum SignatureState {
    /** Signed by its author, strictly checked. */
    VERIFIED,
    /** No signature: legal locally, not across a federation boundary. */
    UNSIGNED,
    /** A signature that does not hold; such a delta is never stored. */
    INVALID
}
