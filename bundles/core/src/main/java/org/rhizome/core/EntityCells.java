package org.rhizome.core;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The maintained views of one entity. Safe for any thread. */
final class EntityCells {

    /** Estimated, without any view. */
    private static final long BYTES = 300;

    /** Views of one entity: whoever asks by ever other ones must not make every write to it dear. */
    private static final int MOST = 8;

    private final Map<CompiledView, Cell> cells = new ConcurrentHashMap<>();
    private volatile boolean forgotten;

    Cell cell(String entity, CompiledView view) {
        Cell known = cells.get(view);
        return known != null ? known : add(entity, view);
    }

    private synchronized Cell add(String entity, CompiledView view) {
        if (cells.size() >= MOST && !cells.containsKey(view)) {
            cells.values().stream().min(Comparator.comparingLong(Cell::lastRead)).ifPresent(this::forget);
        }
        return cells.computeIfAbsent(view, it -> new Cell(entity, it));
    }

    /** The view, if it is up to date with all that was published when this is called. */
    Optional<Cell.Shown> current(CompiledView view) {
        Cell cell = cells.get(view);
        Optional<Cell.Shown> current = cell == null ? Optional.empty() : cell.current();
        return forgotten ? Optional.empty() : current; // asked last: until then it was told of everything
    }

    /** Hands a change to all views; those that have fallen too far behind are forgotten. */
    void touch(Touch touch) {
        cells.values().removeIf(cell -> !cell.touch(touch));
    }

    /** Lets go of the views of former resolvers. */
    void forgetBefore(long generation) {
        cells.keySet().removeIf(view -> view.generation() < generation);
    }

    void forget(Cell cell) {
        cell.forget();
        cells.values().remove(cell);
    }

    /** From now on nobody tells these views of changes. */
    void forget() {
        forgotten = true;
    }

    boolean isForgotten() {
        return forgotten;
    }

    int views() {
        return cells.size();
    }

    long bytes() {
        long bytes = BYTES;
        for (Cell cell : cells.values()) {
            bytes += cell.bytes();
        }
        return bytes;
    }
}
