package org.rhizome.resolver.trustedauthors;

import java.util.List;
import java.util.Map;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

/** The authors are two of the four who claim in random histories. */
class TrustedAuthorsContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new TrustedAuthors();
    }

    @Override
    protected Map<String, Value> options() {
        return Map.of("authors", new Value.Items(List.of(new Text("BB"), new Text("Aa"))));
    }
}
