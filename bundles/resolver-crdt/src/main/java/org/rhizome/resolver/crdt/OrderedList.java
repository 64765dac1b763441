package org.rhizome.resolver.crdt;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/**
 * A list that many can edit at once (a replicated growable array). {@code value} with {@code after} inserts after that element, without
 * {@code after} at the beginning; {@code remove} hides an element and keeps its place. At the same place the newest stands first, of
 * equally new ones that with the smallest id. {@link Arrangement} says where elements stand whose anchor is not here. An empty list is no
 * value.
 */
@Component(service = Resolver.class)
@ResolverName("ordered-list")
public final class OrderedList implements RetractingResolver<Edits>, ExplainingResolver<Edits> {

    @Override
    public Edits init() {
        return new Edits();
    }

    @Override
    public Edits reduce(Edits edits, Claim claim) {
        edits.add(Edit.of(claim));
        return edits;
    }

    @Override
    public Optional<Edits> retract(Edits edits, Claim claim) {
        edits.remove(Edit.of(claim));
        return Optional.of(edits);
    }

    @Override
    public Optional<Value> resolve(Edits edits) {
        List<Value> values = edits.values();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(values));
    }

    @Override
    public String rule() {
        return "each element stands after the one it was inserted after, at the same place the newest first, then the smallest id";
    }

    @Override
    public Part part(Edits edits, Claim claim) {
        Edit edit = Edit.of(claim);
        if (edit.removes().stream().anyMatch(edits::hasElement)) {
            return new Part(Part.Kind.COUNTED, "removes an element");
        }
        if (edit.value().isEmpty()) {
            return new Part(Part.Kind.LOST, "it inserts nothing, and nothing that it removes is here");
        }
        if (!edits.isRemoved(edit.id())) {
            String adrift = edits.isAdrift(edit) ? "; what it stood after is not here" : "";
            return new Part(Part.Kind.COUNTED, "inserts an element" + adrift);
        }
        return edits.isAnchor(edit.id())
                ? new Part(Part.Kind.COUNTED, "removed, but keeps the place of what was inserted after it")
                : new Part(Part.Kind.LOST, "removed");
    }
}
