package org.rhizome.resolver.majority;

/** What {@link Majority} knows after some of the claims. Not thread-safe. */
record Election(Electorate electorate, Votes votes) {}
