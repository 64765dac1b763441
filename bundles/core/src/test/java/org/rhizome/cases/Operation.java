package org.rhizome.cases;

/** What a kind of check asks of a node. */
@FunctionalInterface
interface Operation {

    /** Asks, and fails where the answer is not the expected one. */
    void verify(CaseNode node, Step.Check check);

    /** Before the first delta arrives: attaches the views that the check reads by. */
    default void attach(CaseNode node, Step.Check check) {}

    /** Between arrivals: reads what the check will read, so that it is maintained from then on. */
    default void watch(CaseNode node, Step.Check check) {}
}
