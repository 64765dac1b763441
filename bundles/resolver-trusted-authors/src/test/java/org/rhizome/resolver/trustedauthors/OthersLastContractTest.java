package org.rhizome.resolver.trustedauthors;

import java.util.List;
import java.util.Map;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class OthersLastContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new TrustedAuthors();
    }

    @Override
    protected Map<String, Value> options() {
        return Map.of("authors", new Value.Items(List.of(new Text("\uD83D\uDE00"))), "others", new Text("last"));
    }
}
