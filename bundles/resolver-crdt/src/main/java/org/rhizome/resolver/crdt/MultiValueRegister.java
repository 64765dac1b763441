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
 * All values that no other claim supersedes, each once, newest first, of equally new ones the smallest id first; always a list. A claim
 * supersedes the deltas it names in {@code supersedes}, even when it is superseded itself; one without {@code value} only supersedes.
 */
@Component(service = Resolver.class)
@ResolverName("multi-value-register")
public final class MultiValueRegister implements RetractingResolver<Writes>, ExplainingResolver<Writes> {

    @Override
    public Writes init() {
        return new Writes();
    }

    @Override
    public Writes reduce(Writes writes, Claim claim) {
        writes.add(Writes.Write.of(claim));
        return writes;
    }

    @Override
    public Optional<Writes> retract(Writes writes, Claim claim) {
        writes.remove(Writes.Write.of(claim));
        return Optional.of(writes);
    }

    @Override
    public Optional<Value> resolve(Writes writes) {
        List<Value> values = writes.current().map(write -> write.value().orElseThrow()).distinct().toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(values));
    }

    @Override
    public String rule() {
        return "every value that no other claim supersedes is listed once, newest first, of equally new ones the smallest id first";
    }

    @Override
    public Part part(Writes writes, Claim claim) {
        Writes.Write write = Writes.Write.of(claim);
        if (writes.isCurrent(write)) {
            return new Part(Part.Kind.COUNTED, "nothing supersedes it");
        }
        if (writes.supersedesAny(write)) {
            return new Part(Part.Kind.COUNTED, "supersedes another claim");
        }
        return new Part(Part.Kind.LOST, write.value().isPresent() ? "superseded" : "nothing that it supersedes is here");
    }
}
