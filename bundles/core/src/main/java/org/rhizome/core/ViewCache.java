package org.rhizome.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.rhizome.core.ViewStamps.Stamp;
import org.rhizome.node.LossyView;
import org.rhizome.node.ResolverChoice;

/** The lossy views asked for lately, as long as their stamp and generation are current. Bounded by their estimated size. */
final class ViewCache {

    private final Cache<Key, Entry> entries;

    ViewCache(long maximumBytes) {
        entries = Caffeine.newBuilder()
                .executor(Runnable::run) // no threads of its own: upkeep is done by whoever asks
                .maximumWeight(maximumBytes)
                .<Key, Entry>weigher((key, entry) -> ViewSize.bytes(entry.view, key.choice))
                .build();
    }

    private record Key(String entity, ResolverChoice choice) {}

    private record Entry(Stamp stamp, long generation, LossyView view) {}

    Optional<LossyView> find(String entity, ResolverChoice choice, Stamp stamp, long generation) {
        Entry entry = entries.getIfPresent(new Key(entity, choice));
        boolean current = entry != null && entry.generation == generation && entry.stamp.equals(stamp);
        return current ? Optional.of(entry.view) : Optional.empty();
    }

    /** @param stamp taken before the snapshot that {@code view} was computed from */
    void keep(LossyView view, ResolverChoice choice, Stamp stamp, long generation) {
        entries.put(new Key(view.entity(), choice), new Entry(stamp, generation, view));
    }

    long size() {
        return entries.estimatedSize();
    }
}
