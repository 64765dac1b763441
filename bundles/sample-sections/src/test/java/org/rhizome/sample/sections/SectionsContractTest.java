package org.rhizome.sample.sections;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Value;
import org.rhizome.testkit.Values;
import org.rhizome.testkit.ViewContract;
import org.rhizome.view.View;

class SectionsContractTest extends ViewContract {

    @Override
    protected View<?> view() {
        return new Sections();
    }

    @Override
    protected Map<String, Arbitrary<Value>> properties() {
        return Map.of("section", Arbitraries.frequencyOf(Tuple.of(4, Values.texts()), Tuple.of(1, Values.mixed())));
    }

    @Override
    protected List<Map<String, String>> questions() {
        return List.of(Map.of(), Map.of("section", "a"), Map.of("section", "I"), Map.of("section", "a", "after", "e:Aa"));
    }
}
