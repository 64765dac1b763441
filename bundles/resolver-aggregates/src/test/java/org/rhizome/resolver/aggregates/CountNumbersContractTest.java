package org.rhizome.resolver.aggregates;

import java.util.Map;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class CountNumbersContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Count();
    }

    @Override
    protected Map<String, Value> options() {
        return Map.of("of", new Text("numbers"), "empty", new Num(0));
    }
}
