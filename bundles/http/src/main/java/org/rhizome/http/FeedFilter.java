package org.rhizome.http;

import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Target;

/** Which deltas of the feed a client wants. Entity and context must be met by one and the same pointer. */
record FeedFilter(Optional<String> author, Optional<String> entity, Optional<String> context) {

    boolean passes(Delta delta) {
        if (author.isPresent() && !author.get().equals(delta.author())) {
            return false;
        }
        return entity.isEmpty() && context.isEmpty() || delta.pointers().stream().map(Pointer::target).anyMatch(this::passes);
    }

    private boolean passes(Target target) {
        return switch (target) {
            case EntityRef ref -> (entity.isEmpty() || entity.get().equals(ref.id())) && inContext(ref.context());
            case DeltaRef ref -> entity.isEmpty() && inContext(ref.context());
            default -> false;
        };
    }

    private boolean inContext(String found) {
        return context.isEmpty() || context.get().equals(found);
    }
}
