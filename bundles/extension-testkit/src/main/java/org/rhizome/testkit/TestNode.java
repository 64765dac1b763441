package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.MaskPolicy;
import org.rhizome.algebra.MemorySource;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.ClaimedValue;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.extension.Reader;
import org.rhizome.resolver.Claim;

/**
 * A set of deltas in memory, read as an extension reads its node: negations count, the last write wins. Transactions are not looked at. For
 * one thread.
 *
 * <pre>{@code
 * Entity vim = TestNode.holding(Delta.by("alice").at(1000).set("pkg:vim", "section", "editors")).entity("pkg:vim").orElseThrow();
 * }</pre>
 */
public final class TestNode implements Reader {

    private static final Query SURVIVING =
            Query.of(new Term.Mask(new MaskPolicy.Drop(), new Term.Input()), Registry.EMPTY);
    private static final Comparator<Claim> LAST = Comparator.comparingDouble(Claim::timestamp).thenComparing(Claim::id, Comparator.reverseOrder());

    private final Map<DeltaId, Delta> deltas = new LinkedHashMap<>();
    private final SortedMap<String, Function<Entity, SortedMap<String, Value>>> views = new TreeMap<>(Text.BY_UTF8);

    private TestNode() {}

    /** A node that holds these deltas. */
    public static TestNode holding(Delta... deltas) {
        TestNode node = new TestNode();
        List.of(deltas).forEach(node::add);
        return node;
    }

    /** Takes one more delta in. @return whether it was not there yet */
    public boolean add(Delta delta) {
        return deltas.putIfAbsent(delta.id(), delta) == null;
    }

    /** Defines a view: what {@link #values(String, String)} makes of an entity. */
    public TestNode view(String name, Function<Entity, SortedMap<String, Value>> values) {
        views.put(name, values);
        return this;
    }

    /** All deltas, in the order in which they came. */
    public List<Delta> feed() {
        return List.copyOf(deltas.values());
    }

    @Override
    public Optional<SortedMap<String, Value>> values(String entity) {
        return entity(entity).map(TestNode::lastWrites);
    }

    @Override
    public Optional<SortedMap<String, Value>> values(String entity, String view) {
        Function<Entity, SortedMap<String, Value>> values = views.get(view);
        if (values == null) {
            throw new IllegalArgumentException("no view named \"" + view + "\" is defined; defined are " + views.keySet());
        }
        return entity(entity).map(values);
    }

    private static SortedMap<String, Value> lastWrites(Entity entity) {
        SortedMap<String, Value> values = new TreeMap<>(Text.BY_UTF8);
        entity.properties().forEach((property, claims) -> values.put(property, Collections.max(claims, LAST).value()));
        return values;
    }

    @Override
    public Optional<Entity> entity(String id) {
        SortedMap<String, List<Claim>> properties = new TreeMap<>(Text.BY_UTF8);
        for (Delta delta : ((DSet) SURVIVING.evaluate(MemorySource.of(deltas.values())).result()).deltas()) { // by ascending id
            Claim claim = new Claim(delta.id(), delta.author(), delta.timestamp(), ClaimedValue.of(delta, id));
            delta.pointers().stream()
                    .filter(pointer -> pointer.target() instanceof EntityRef ref && ref.id().equals(id) && ref.context() != null)
                    .map(pointer -> ((EntityRef) pointer.target()).context()).distinct()
                    .forEach(property -> properties.computeIfAbsent(property, one -> new ArrayList<>()).add(claim));
        }
        return properties.isEmpty() ? Optional.empty() : Optional.of(new Entity(id, properties));
    }

    @Override
    public Optional<Delta> delta(DeltaId id) {
        return Optional.ofNullable(deltas.get(id));
    }
}
