package org.rhizome.resolver.allvalues;

import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/** The value of every claim, equal ones included: newest first, of equally new ones the smallest id first. */
@Component(service = Resolver.class)
@ResolverName("all-values")
public final class AllValues implements RetractingResolver<TreeSet<Claim>>, ExplainingResolver<TreeSet<Claim>> {

    @Override
    public TreeSet<Claim> init() {
        return new TreeSet<>(NewestFirst.CLAIMS);
    }

    @Override
    public TreeSet<Claim> reduce(TreeSet<Claim> claims, Claim claim) {
        claims.add(claim);
        return claims;
    }

    @Override
    public Optional<TreeSet<Claim>> retract(TreeSet<Claim> claims, Claim claim) {
        claims.remove(claim);
        return Optional.of(claims);
    }

    @Override
    public Optional<Value> resolve(TreeSet<Claim> claims) {
        return NewestFirst.values(claims.stream());
    }

    @Override
    public String rule() {
        return "every claim's value is listed, newest first, of equally new ones the smallest id first";
    }

    @Override
    public Part part(TreeSet<Claim> claims, Claim claim) {
        return new Part(Part.Kind.COUNTED, "every claim is listed");
    }
}
