package org.rhizome.resolver.allvalues;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** The order of both lists: the newest claim first, of equally new ones that with the smallest id. */
final class NewestFirst {

    static final Comparator<Claim> CLAIMS = Comparator.comparingDouble(Claim::timestamp).reversed().thenComparing(Claim::id);

    private NewestFirst() {}

    /** An empty list is no value. */
    static Optional<Value> values(Stream<Claim> claims) {
        List<Value> values = claims.map(Claim::value).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(values));
    }
}
