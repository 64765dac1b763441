package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Target;

/** Some pointer meets all conditions; those that are null ask nothing. */
record PointerCondition(
        TextCondition role, EntityTarget entity, String delta, TextCondition context, TargetKind kind, ValueCondition value)
        implements Condition {

    @Override
    public boolean test(Delta candidate, Scope scope) {
        List<Pointer> pointers = candidate.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            if (matches(pointers.get(i), scope)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Pointer pointer, Scope scope) {
        Target target = pointer.target();
        return (entity == null || target instanceof EntityRef ref && ref.id().equals(entity.id(scope)))
                && (delta == null || target instanceof DeltaRef ref && ref.delta().equals(delta))
                && (kind == null || target instanceof Primitive == (kind == TargetKind.PRIMITIVE))
                && (value == null || target instanceof Primitive primitive && value.test(primitive))
                && (role == null || role.test(pointer.role(), scope))
                && (context == null || matchesContext(target, scope));
    }

    private boolean matchesContext(Target target, Scope scope) {
        String given = switch (target) {
            case EntityRef ref -> ref.context();
            case DeltaRef ref -> ref.context();
            default -> null;
        };
        return given != null && context.test(given, scope);
    }

    @Override
    public Route route(Scope scope) {
        return route(scope, TextCondition::texts);
    }

    @Override
    public Route forecast(Scope scope) {
        return route(scope, TextCondition::forecast);
    }

    /** The cheapest look-up that any of the conditions allows. */
    private Route route(Scope scope, BiFunction<TextCondition, Scope, Optional<Collection<String>>> texts) {
        Optional<Collection<String>> contexts = context == null ? Optional.empty() : texts.apply(context, scope);
        Optional<Collection<String>> roles = role == null ? Optional.empty() : texts.apply(role, scope);
        Route best = Route.everything(scope.source());
        if (entity != null) {
            best = best.and(byEntity(entity.id(scope), contexts, scope.source()));
        } else if (contexts.isPresent()) {
            best = best.and(each(contexts.get(), Access.ByContext::new, scope.source()));
        }
        if (delta != null) {
            best = best.and(Route.of(new Access.ByReference(delta), scope.source()));
        }
        if (roles.isPresent()) {
            best = best.and(byRole(roles.get(), scope.source()));
        }
        return best;
    }

    private Route byEntity(String id, Optional<Collection<String>> contexts, DeltaSource source) {
        if (id == null) {
            return Route.NOTHING;
        }
        if (contexts.isPresent()) {
            return each(contexts.get(), property -> new Access.ByProperty(id, property), source);
        }
        return Route.of(context == null ? new Access.ByEntity(id) : new Access.ByFiling(id), source);
    }

    private Route byRole(Collection<String> roles, DeltaSource source) {
        Optional<List<ValueCondition.Range>> ranges = value == null ? Optional.empty() : value.ranges();
        if (ranges.isEmpty()) {
            return each(roles, Access.ByRole::new, source);
        }
        List<Access> lookups = new ArrayList<>();
        for (String name : roles) {
            ranges.get().forEach(range -> lookups.add(new Access.ByValue(name, range.low(), range.high())));
        }
        return Route.ofAll(lookups, source);
    }

    private static Route each(Collection<String> keys, Function<String, Access> access, DeltaSource source) {
        return Route.ofAll(keys.stream().map(access).toList(), source);
    }

    @Override
    public boolean rooted() {
        return entity instanceof EntityTarget.OfRoot || role != null && role.rooted() || context != null && context.rooted();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        if (role != null) {
            role.plan(scope, steps);
        }
        if (context != null) {
            context.plan(scope, steps);
        }
    }
}
