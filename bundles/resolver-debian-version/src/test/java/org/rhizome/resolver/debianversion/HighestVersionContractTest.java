package org.rhizome.resolver.debianversion;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class HighestVersionContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new HighestVersion();
    }

    /** Spellings of few versions, random versions, and what is none. */
    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of("1.0", "1.0-0", "0:1.00", "0.9", "1.0~rc1", "1:0").map(Text::new)),
                Tuple.of(2, Arbitraries.randomValue(RandomVersions::next).map(Text::new)),
                Tuple.of(1, Values.mixed()));
    }
}
