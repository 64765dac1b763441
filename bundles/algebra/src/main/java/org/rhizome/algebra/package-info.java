/**
 * The algebra: a small closed language of terms over sets of deltas (select, union, intersect, difference, mask, group, prune, expand, fix,
 * resolve) that travels as data, cannot run code, and gives the same bytes on every node.
 *
 * <p>Everything here is an immutable value or a pure function of its arguments and safe to share between threads; nothing blocks unless the
 * {@link org.rhizome.algebra.DeltaSource} it is given does. Whatever is refused is refused with an
 * {@link org.rhizome.algebra.AlgebraException}.
 *
 * <pre>{@code
 * Term term = Terms.parse(json);
 * Query query = Query.of(term, Registry.EMPTY);
 * Answer answer = query.evaluate(MemorySource.of(deltas), "movie:matrix");
 * byte[] canonical = answer.result().canonicalBytes();
 * }</pre>
 *
 * <p>One property alone, with the claim that won and why another lost:
 *
 * <pre>{@code
 * PolicyReading reading = PolicyReading.of(Policies.parse(json));
 * Optional<Value> value = reading.value(entries, claimed);
 * HEntry winner = reading.ranked(entries).getFirst();
 * String why = reading.why(winner, loser);
 * }</pre>
 */
@Version("1.0.0")
package org.rhizome.algebra;

import org.osgi.annotation.versioning.Version;
