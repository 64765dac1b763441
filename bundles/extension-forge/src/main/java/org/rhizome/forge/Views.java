package org.rhizome.forge;

/** Views with state. */
public final class Views {

    private static final String CONTRACT = "org.rhizome.view.View";

    private Views() {}

    /** Counts entities that have that property; answers {@code {"count": n, "version": label}}. */
    public static Service counting(String name, String property, String label) {
        return view(name, having(property), 1, label);
    }

    /** As {@link #counting}, but counts every entity twice: differs from an honest one. */
    public static Service countingTwice(String name, String property, String label) {
        return view(name, having(property), 2, label);
    }

    /** Throws whenever it looks at an entity. */
    public static Service throwing(String name) {
        return view(name, "if (entity != null) throw new IllegalStateException(\"forged to fail\");", 1, "never");
    }

    private static String having(String property) {
        return "if (!entity.properties().containsKey(" + Resolvers.literal(property) + ")) return Optional.empty();";
    }

    /**
     * A view that counts.
     *
     * @param contribution statements that see {@code entity} and may leave it out with {@code return Optional.empty()}
     * @param weight what an entity counts
     */
    public static Service view(String name, String contribution, int weight, String label) {
        return Service.of("view", name, CONTRACT, SOURCE.replace("CONTRIBUTION", contribution)
                .replace("WEIGHT", Integer.toString(weight)).replace("LABEL", Resolvers.literal(label)));
    }

    private static final String SOURCE = """
            import java.util.Map;
            import java.util.Optional;
            import org.rhizome.delta.*;
            import org.rhizome.extension.Entity;
            import org.rhizome.view.View;

            public final class CLASS implements View<Long> {
                @Override public Optional<Value> contribution(Entity entity) { CONTRIBUTION return Optional.of(new Bool(true)); }
                @Override public Long init() { return 0L; }
                @Override public Long add(Long state, String entity, Value contribution) { return state + WEIGHT; }
                @Override public Long remove(Long state, String entity, Value contribution) { return state - WEIGHT; }
                @Override public Value answer(Long state, Map<String, String> question) {
                    return new Value.Fields(Map.of("count", new Num(state), "version", new Text(LABEL)));
                }
            }
            """;
}
