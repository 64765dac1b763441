package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.rhizome.core.Engine;
import org.rhizome.delta.Delta;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Change;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;

/** A node on which a case runs, and what it has announced. */
final class CaseNode implements AutoCloseable {

    private static final int ALL = 10_000;
    private static final String VIEWS = "rhizome.view:";

    private final Engine engine;
    private final Case behaviour;
    private final Imported imported;
    private final Rhizome.Subscription subscription;
    private final ConcurrentLinkedQueue<Change> changes = new ConcurrentLinkedQueue<>();

    CaseNode(Engine engine, Case behaviour, Imported imported) {
        this.engine = engine;
        this.behaviour = behaviour;
        this.imported = imported;
        this.subscription = engine.subscribe(changes::add);
    }

    Rhizome api() {
        return engine;
    }

    Case behaviour() {
        return behaviour;
    }

    Imported imported() {
        return imported;
    }

    /** All but the views, which are deltas too. */
    List<String> entities() {
        return engine.entities("", "", ALL).stream().filter(entity -> !entity.startsWith(VIEWS)).toList();
    }

    void submit(Delta delta) {
        Outcome outcome = engine.submit(List.of(delta)).orTimeout(30, TimeUnit.SECONDS).join().getFirst();
        assertInstanceOf(Outcome.Accepted.class, outcome);
    }

    /** @throws org.rhizome.node.InvalidViewException if the definition is refused */
    void define(String view, Object definition) {
        JsonWriter out = new JsonWriter();
        Json.write(definition, out);
        engine.define(view, out.toByteArray(), "case").orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Everything that was announced since the last call. */
    List<Change> drain() {
        List<Change> drained = new ArrayList<>();
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            drained.add(change);
        }
        return drained;
    }

    @Override
    public void close() {
        subscription.close();
        engine.close();
    }
}
