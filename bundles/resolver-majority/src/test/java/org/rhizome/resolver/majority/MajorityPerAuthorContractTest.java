package org.rhizome.resolver.majority;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class MajorityPerAuthorContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Majority();
    }

    @Override
    protected Map<String, Value> options() {
        return Map.of("per-author", new Bool(true));
    }

    /** Fewer than authors, so that majorities come about. */
    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.of(new Num(1), new Num(2), new Num(3));
    }
}
