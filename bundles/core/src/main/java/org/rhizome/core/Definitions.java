package org.rhizome.core;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.rhizome.delta.Delta;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.Note;
import org.rhizome.node.Outcome;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.UnknownViewException;
import org.rhizome.node.ViewInfo;

/** Takes view definitions in: what cannot be read by is refused before it is stored. */
final class Definitions {

    private final Catalog catalog;
    private final Gate gate;
    private final Compilation compilation;
    private final ViewGuard guard;
    private final InstantSource clock;
    private final Intake intake;

    Definitions(
            Catalog catalog, Gate gate, Compilation compilation, ViewGuard guard, InstantSource clock, Intake intake) {
        this.catalog = catalog;
        this.gate = gate;
        this.compilation = compilation;
        this.guard = guard;
        this.clock = clock;
        this.intake = intake;
    }

    CompletableFuture<ViewInfo> define(String name, byte[] json, String author) {
        if (!Definition.isName(name)) {
            throw new InvalidViewException("", "the name of a view is " + Definition.NAME + ", not \"" + DefinitionPlace.shortened(name)
                    + "\"");
        }
        Definition definition = DefinitionJson.parse(json);
        try (Lease lease = gate.enter()) {
            requireUsable(name, definition, lease.generation());
        }
        Delta delta = delta(name, definition, author);
        ViewInfo info = new ViewInfo(
                name, delta.id(), author, delta.timestamp(), definition.description(), DefinitionJson.write(definition));
        return submit(delta).thenApply(outcomes -> info);
    }

    private void requireUsable(String name, Definition definition, Generation generation) {
        CompiledView compiled = compilation.compile(new CompiledView.Recipe(generation, definition, ResolverChoice.DEFAULTS), Map.of());
        guard.run(compiled, compiled.services(), running -> requireStart(compiled, running));
        requireViews(name, compiled);
    }

    private CompletableFuture<List<Outcome>> submit(Delta delta) {
        Submission submission = Submission.of(List.of(delta));
        if (submission.deltas().isEmpty() && submission.outcomes(List.of()).getFirst() instanceof Outcome.Rejected(String reason)) {
            throw new InvalidViewException("", "the definition was not taken: " + reason);
        }
        intake.put(submission);
        return submission.future();
    }

    /** Resolvers look at their options when they start. */
    private static CompiledView requireStart(CompiledView view, Running running) {
        view.named().forEach((property, rule) -> start(DefinitionPlace.step("/properties", property), property, rule.decider(), running));
        view.otherwise().ifPresent(rule -> start("/default", Note.ALL_OTHERS, rule.decider(), running));
        return view;
    }

    private static void start(String place, String property, Decider decider, Running running) {
        String resolver = decider.described().name();
        running.enter(resolver, property);
        try {
            decider.start();
        } catch (InvalidViewException e) {
            running.leave();
            throw new InvalidViewException(place, e.getMessage());
        }
        running.leave();
    }

    private void requireViews(String name, CompiledView view) {
        view.named().forEach((property, rule) -> requireView(name, rule, DefinitionPlace.step("/properties", property)));
        view.otherwise().ifPresent(rule -> requireView(name, rule, "/default"));
    }

    private void requireView(String name, PropertyRule rule, String place) {
        Optional<String> nested = rule.view();
        if (nested.isPresent() && !nested.get().equals(name) && catalog.find(nested.get()).isEmpty()) {
            throw new InvalidViewException(place + "/view",
                    "there is no view \"" + nested.get() + "\" yet: define it first; " + UnknownViewException.listed(catalog.names()));
        }
    }

    /** Later than the definition that is in force, so that this one follows it. */
    private Delta delta(String name, Definition definition, String author) {
        double now = clock.millis();
        Optional<Delta> former = catalog.inForce(name);
        double after = former.map(Delta::timestamp).orElse(Double.NEGATIVE_INFINITY);
        if (after == Double.MAX_VALUE) {
            throw new InvalidViewException("", "no definition can follow " + former.get().id() + ", which defines the view \"" + name
                    + "\" at the last time there is: negate that delta, then define the view again");
        }
        try {
            return Catalog.delta(name, definition, author, now > after ? now : Math.nextUp(after));
        } catch (InvalidDeltaException e) {
            throw new InvalidViewException("", e.getMessage());
        }
    }
}
