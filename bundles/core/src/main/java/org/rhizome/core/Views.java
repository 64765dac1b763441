package org.rhizome.core;

import java.util.Optional;
import org.rhizome.core.Cell.Shown;
import org.rhizome.gate.Generation;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;

/** Lossy views: maintained for the present, computed from scratch for the past and for lists. */
final class Views {

    private final Comparisons comparisons;
    private final Compilation compilation;
    private final Sights sights;
    private final Watches watches;
    private final ViewGuard guard;
    private final Counters counters;

    Views(Comparisons comparisons, Compilation compilation, Sights sights, Watches watches, ViewGuard guard, Counters counters) {
        this.comparisons = comparisons;
        this.compilation = compilation;
        this.sights = sights;
        this.watches = watches;
        this.guard = guard;
        this.counters = counters;
    }

    Optional<LossyView> lossy(String entity, Reading reading, Generation generation) {
        CompiledView view = compilation.of(reading, generation);
        Optional<LossyView> answer = lossy(entity, reading, generation, view);
        comparisons.answered(entity, reading, view, this);
        return answer;
    }

    private Optional<LossyView> lossy(String entity, Reading reading, Generation generation, CompiledView view) {
        if (reading.asOf().isPresent()) {
            return at(entity, view, generation, sights.at(reading.asOf()));
        }
        Shown shown = maintained(entity, view);
        return view.isNested() ? nested(entity, view, generation) : shown.view();
    }

    /** The views of other entities that it takes in are maintained like itself. */
    private Optional<LossyView> nested(String entity, CompiledView view, Generation generation) {
        Sight sight = sights.now();
        return new Nesting((inner, by) -> {
            maintained(inner, by);
            return at(inner, by, sight);
        }, compilation, generation).view(entity, view);
    }

    /** The view of one state, with whatever it takes in. */
    Optional<LossyView> at(String entity, CompiledView view, Generation generation, Sight sight) {
        return new Nesting((inner, by) -> at(inner, by, sight), compilation, generation).view(entity, view);
    }

    /** The view of the present, brought up to date and kept. */
    private Shown maintained(String entity, CompiledView view) {
        EntityCells cells = watches.of(entity);
        Cell cell = cells.cell(entity, view);
        Optional<Shown> current = cells.current(view);
        if (current.isPresent()) {
            counters.viewHit();
            return current.get();
        }
        counters.viewMiss();
        CompiledView possible = compilation.withSubstitutes(view, entity);
        if (possible != view) {
            if (compilation.isSuperseded(view)) {
                cells.forget(cell); // nobody else will
            }
            return new Cell(entity, possible).advance(sights.now(), guard); // for as long as a resolver is given a rest
        }
        cell.lock().lock();
        try {
            if (cell.isSpoilt()) { // whoever was before failed with it and has forgotten it
                return new Cell(entity, view).advance(sights.now(), guard);
            }
            return cells.current(view).orElseGet(() -> advance(entity, view, cells, cell));
        } finally {
            cell.lock().unlock();
        }
    }

    private Shown advance(String entity, CompiledView view, EntityCells cells, Cell cell) {
        boolean begins = cell.isNew();
        Sight sight = sights.settled();
        Shown shown = run(cell, sight, cells);
        if (!begins && (cell.isForgotten() || cells.isForgotten())) {
            return new Cell(entity, view).advance(sight, guard); // it may not have been told of everything
        }
        if (shown.view().isEmpty() || compilation.isSuperseded(view)) {
            watches.forget(entity, cells); // what is not there is not kept, nor what a replaced resolver made
        } else {
            watches.weigh(entity, cells);
        }
        return shown;
    }

    private Shown run(Cell cell, Sight sight, EntityCells cells) {
        try {
            return cell.advance(sight, guard);
        } catch (RuntimeException | Error e) {
            cells.forget(cell); // half advanced, and perhaps still in the hands of a resolver that does not return
            throw e;
        }
    }

    /** The maintained view where it is of the same state, otherwise one computed from scratch. */
    private Shown at(String entity, CompiledView view, Sight sight) {
        if (sight.asOf().isEmpty()) {
            Optional<Shown> current = watches.peek(entity).flatMap(cells -> cells.current(view))
                    .filter(shown -> shown.sequence() <= sight.snapshot().lastSequence());
            if (current.isPresent()) {
                return current.get();
            }
        }
        return scratch(entity, view, sight);
    }

    private Shown scratch(String entity, CompiledView view, Sight sight) {
        return new Cell(entity, compilation.withSubstitutes(view, entity)).advance(sight, guard);
    }
}
