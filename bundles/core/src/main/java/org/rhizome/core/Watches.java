package org.rhizome.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;

/**
 * The maintained views of the entities asked for lately, bounded by their estimated size. The writer tells them of every group before it
 * is published; an entity that is forgotten, for want of room or because any entity may have changed, is marked, so that whoever still
 * holds its views knows that they are told of nothing more.
 */
final class Watches {

    private final Cache<String, EntityCells> entities;

    Watches(long maximumBytes) {
        entities = Caffeine.newBuilder()
                .executor(Runnable::run) // no threads of its own: upkeep is done by whoever asks
                .maximumWeight(maximumBytes)
                .<String, EntityCells>weigher((entity, cells) -> (int) Math.min(Integer.MAX_VALUE, 2L * entity.length() + cells.bytes()))
                .evictionListener((entity, cells, cause) -> cells.forget()) // before it is gone
                .build();
    }

    EntityCells of(String entity) {
        return entities.get(entity, it -> new EntityCells());
    }

    /** The views of an entity, if any are maintained, without keeping them for longer. */
    Optional<EntityCells> peek(String entity) {
        return Optional.ofNullable(entities.policy().getIfPresentQuietly(entity));
    }

    /** Lets go of an entity that is not worth keeping. */
    void forget(String entity, EntityCells cells) {
        cells.forget();
        entities.asMap().remove(entity, cells);
    }

    /** Counts the size of views that have grown or shrunk. */
    void weigh(String entity, EntityCells cells) {
        entities.asMap().replace(entity, cells, cells);
    }

    boolean isWatched(String entity) {
        return entities.policy().getIfPresentQuietly(entity) != null;
    }

    void touch(Map<String, Touch> touches) {
        touches.forEach((entity, touch) -> {
            EntityCells cells = entities.policy().getIfPresentQuietly(entity);
            if (cells != null) {
                cells.touch(touch);
            }
        });
    }

    void forgetAll() {
        entities.asMap().values().forEach(EntityCells::forget);
        entities.invalidateAll();
    }

    /** Lets go of the views of former resolvers, whose bundles may be gone. */
    void forgetBefore(long generation) {
        entities.asMap().values().forEach(cells -> cells.forgetBefore(generation));
    }

    /** How many views are maintained. */
    long views() {
        long views = 0;
        for (EntityCells cells : entities.asMap().values()) {
            views += cells.views();
        }
        return views;
    }
}
