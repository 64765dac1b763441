package org.rhizome.deploy.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.delta.ValueCheck;
import org.rhizome.extension.Entity;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.DependentResolver;
import org.rhizome.resolver.Resolver;
import org.rhizome.view.View;

/** Calls what an extension offers as the node would, with claims that nobody made. */
final class Canary {

    private static final String ENTITY = "rhizome.canary:1";
    private static final String PROPERTY = "value";
    private static final List<List<Primitive>> SETS = List.of(
            List.of(), List.of(new Num(1), new Num(2), new Num(2)), List.of(new Text("1.0"), new Text("b"), new Text("")),
            List.of(new Bool(true), new Num(-0.5), new Text("1.0")));

    private Canary() {}

    static <S> void resolve(Resolver<S> resolver) {
        for (List<Primitive> values : SETS) {
            S state;
            try {
                state = resolver.init();
            } catch (IllegalArgumentException e) {
                if (resolver instanceof ConfigurableResolver<?>) {
                    return; // it has an option without a default, and says so
                }
                throw e;
            }
            for (Claim claim : claims(values)) {
                state = resolver.reduce(state, claim);
            }
            ValueCheck.resolved(resolver instanceof DependentResolver<S> dependent
                    ? dependent.resolve(state, Collections.emptySortedMap()) : resolver.resolve(state));
        }
    }

    static <S> void view(View<S> view) {
        for (List<Primitive> values : SETS) {
            Entity entity = new Entity(ENTITY, new TreeMap<>(Map.of(PROPERTY, claims(values))));
            Optional<Value> contribution = view.contribution(entity);
            S state = view.init();
            if (contribution.isPresent()) {
                ValueCheck.require("contribution", contribution.get());
                state = view.add(state, ENTITY, contribution.get());
            }
            ask(view, state);
            if (contribution.isPresent()) {
                ask(view, view.remove(state, ENTITY, contribution.get()));
            }
        }
    }

    private static <S> void ask(View<S> view, S state) {
        try {
            ValueCheck.require("answer", view.answer(state, Map.of()));
        } catch (IllegalArgumentException e) {
            return; // it wants to be asked something particular
        }
    }

    private static List<Claim> claims(List<Primitive> values) {
        return values.stream().map(value -> {
            Delta delta = Delta.by("rhizome.canary").at(1 + values.indexOf(value)).set(ENTITY, PROPERTY, value);
            return new Claim(delta.id(), delta.author(), delta.timestamp(), value);
        }).toList();
    }
}
