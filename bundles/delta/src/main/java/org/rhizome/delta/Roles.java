package org.rhizome.delta;

/** The roles and contexts that mean the same in every delta. */
public final class Roles {

    /** Of a delta reference: the delta that has it negates the one it names. */
    public static final String NEGATES = "negates";

    /** Of a text beside {@link #NEGATES}: why. */
    public static final String REASON = "reason";

    /** Of the entity whose property {@link Draft#set} gives a value. */
    public static final String SUBJECT = "subject";

    /** Of the value that {@link Draft#set} gives. */
    public static final String VALUE = "value";

    /** Of the transaction, an entity: filed under {@link #DELTAS} by its members and under {@link #MANIFEST} by its manifest. */
    public static final String TRANSACTION = "transaction";

    /** The context under which a member files itself at its transaction. */
    public static final String DELTAS = "deltas";

    /** The context under which a manifest files itself at its transaction. */
    public static final String MANIFEST = "manifest";

    /** Of a delta reference in a manifest: a member of the transaction. */
    public static final String MEMBER = "rhizomatic.txn.member";

    /** Of a delta reference in a manifest: the manifest before this one. */
    public static final String PRIOR = "rhizomatic.txn.prior";

    /** Of a text in a manifest: what the transaction is for. */
    public static final String INTENT = "rhizomatic.txn.intent";

    /** Of a text in a claim that a plugin derived: which one, and its version. It is no part of what is claimed, as the next three. */
    public static final String DERIVED_BY = "derived.by";

    /** Of a delta reference in a derived claim: from which delta. */
    public static final String DERIVED_FROM = "derived.from";

    /** Of a text in a derived claim: the address of the term through which the plugin got that delta. */
    public static final String DERIVED_BINDING = "derived.binding";

    /** Of a number in a derived claim: how many derivations led to it, from 1. */
    public static final String DERIVED_DEPTH = "derived.depth";

    private Roles() {}
}
