package org.example.rhizome;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import org.rhizome.delta.Value;
import org.rhizome.testkit.Values;
import org.rhizome.testkit.ViewContract;
import org.rhizome.view.View;

/** What every view promises: above all that its state equals one computed from scratch. */
class AuthorsTest extends ViewContract {

    @Override
    protected View<?> view() {
        return new Authors();
    }

    @Override
    protected Map<String, Arbitrary<Value>> properties() {
        return Map.of("summary", Values.texts());
    }
}
