package org.rhizome.testkit;

import java.util.BitSet;
import java.util.Optional;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.RetractingResolver;

/** A property that is kept up to date as a maintained view keeps it: claims are reduced as they come and retracted as they go. */
final class Maintained<S> {

    private final Subject<S> subject;
    private final History history;
    private final BitSet reduced = new BitSet(); // numbers of claims
    private S state;

    Maintained(Subject<S> subject, History history) {
        this.subject = subject;
        this.history = history;
        this.state = subject.init();
    }

    /** Makes {@code survivors} what the state knows of. */
    void become(BitSet survivors) {
        BitSet gone = (BitSet) reduced.clone();
        gone.andNot(survivors);
        gone.stream().forEach(this::remove);
        BitSet come = (BitSet) survivors.clone();
        come.andNot(reduced);
        come.stream().forEach(number -> state = subject.resolver().reduce(state, Copies.of(history.claim(number))));
        reduced.or(come);
    }

    private void remove(int number) {
        reduced.clear(number);
        Claim claim = Copies.of(history.claim(number));
        Optional<S> without = subject.resolver() instanceof RetractingResolver<S> retracting
                ? retracting.retract(state, claim)
                : Optional.empty();
        Expect.that(without != null, "retract gave null; it must give Optional.empty() when it no longer knows");
        state = without.orElseGet(() -> subject.after(history.claims(reduced)));
    }

    S state() {
        return state;
    }

    Optional<Value> value() {
        return subject.resolve(state);
    }
}
