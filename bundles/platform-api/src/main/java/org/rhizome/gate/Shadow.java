package org.rhizome.gate;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.delta.Value;

/** A comparison under way: what is answered by the current generation is also computed by a candidate, whose answers nobody gets. */
@ProviderType
public interface Shadow {

    /**
     * Uses the generation as it would be after the swap, which nobody else sees; its number is negative. Empty when the comparison has
     * ended meanwhile.
     */
    Optional<Lease> enter();

    /** Whether any of these resolvers would be another one. */
    boolean concerns(Collection<String> resolvers);

    /** Takes note of one comparison. */
    void compared(Observation observation);

    /**
     * Two answers to one question about one state.
     *
     * @param question what was asked, for people: {@code "pkg:curl"} or {@code "pkg:curl?view=release"}
     * @param serving the answer that was given
     * @param candidate the other; empty when it failed
     * @param failure why it failed
     */
    record Observation(
            String question, SortedMap<String, Value> serving, Optional<SortedMap<String, Value>> candidate, Optional<String> failure) {

        public boolean isSame() {
            return candidate.isPresent() && candidate.get().equals(serving);
        }
    }
}
