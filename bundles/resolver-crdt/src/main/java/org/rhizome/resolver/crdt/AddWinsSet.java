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
 * A set of values. A plain value, {@code value} or {@code add} adds; {@code remove} with {@code observed} takes away only the named adds of
 * that value, so an add that the remover had not seen stays. The result ascends by {@link ValueOrder}; the empty set is no value.
 */
@Component(service = Resolver.class)
@ResolverName("add-wins-set")
public final class AddWinsSet implements RetractingResolver<Additions>, ExplainingResolver<Additions> {

    @Override
    public Additions init() {
        return new Additions();
    }

    @Override
    public Additions reduce(Additions additions, Claim claim) {
        additions.add(SetEdit.of(claim));
        return additions;
    }

    @Override
    public Optional<Additions> retract(Additions additions, Claim claim) {
        additions.remove(SetEdit.of(claim));
        return Optional.of(additions);
    }

    @Override
    public Optional<Value> resolve(Additions additions) {
        List<Value> elements = additions.elements();
        return elements.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(elements));
    }

    @Override
    public String rule() {
        return "every added value of which at least one addition was not observed and removed is an element";
    }

    @Override
    public Part part(Additions additions, Claim claim) {
        SetEdit edit = SetEdit.of(claim);
        if (additions.holdsAnyOf(edit)) {
            return new Part(Part.Kind.COUNTED, "adds an element");
        }
        if (additions.cancelsAnythingBy(edit)) {
            return new Part(Part.Kind.COUNTED, "removes what it had observed");
        }
        return new Part(Part.Kind.LOST, edit.adds().isEmpty() ? "nothing that it observed is here" : "removed by one who had observed it");
    }
}
