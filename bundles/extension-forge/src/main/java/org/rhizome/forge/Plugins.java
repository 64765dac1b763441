package org.rhizome.forge;

/** Plugins. */
public final class Plugins {

    private static final String CONTRACT = "org.rhizome.plugin.Plugin";

    private Plugins() {}

    /**
     * Follows claims on {@code from}: for each it counts one and claims the number of claims so far on {@code to} of the same entity. A call
     * is answered with {@code {"count": n, "version": label}}. The count is saved.
     */
    public static Service counting(String name, String from, String to, String label) {
        return plugin(name, from, "context.emit(entity, " + Resolvers.literal(to) + ", new Num(state + 1));", label);
    }

    /** As {@link #counting}, without claims of its own. */
    public static Service silent(String name, String from, String label) {
        return plugin(name, from, "", label);
    }

    /** Crashes over each claim on {@code from} that has that text. */
    public static Service crashingAt(String name, String from, String text, String label) {
        return plugin(name, from, "if (value.equals(new Text(" + Resolvers.literal(text) + "))) "
                + "throw new IllegalStateException(\"forged to crash at \" + value);", label);
    }

    /** Crashes over every claim on {@code from}. */
    public static Service crashing(String name, String from) {
        return plugin(name, from, "if (state >= 0) throw new IllegalStateException(\"forged to crash\");", "never");
    }

    /** Takes that long for each claim. */
    public static Service slow(String name, String from, long millis, String label) {
        return plugin(name, from, "Thread.sleep(" + millis + ");", label);
    }

    /** Feeds itself or another: claims {@code to} with a greater number for every claim on {@code from}. */
    public static Service feeding(String name, String from, String to) {
        return plugin(name, from, "context.emit(entity, " + Resolvers.literal(to)
                + ", new Num(value instanceof Num number ? number.value() + 1 : 0));", "feeding");
    }

    /**
     * A plugin that counts the claims on a property.
     *
     * @param handle statements before it counts, which see {@code delta}, {@code state} (the count before), {@code context}, {@code entity}
     *     and {@code value}
     */
    public static Service plugin(String name, String from, String handle, String label) {
        return Service.of("plugin", name, CONTRACT, SOURCE
                .replace("HANDLE", handle).replace("FROM", Resolvers.literal(from)).replace("LABEL", Resolvers.literal(label)))
                .with("rhizome.subscription", "{\"op\": \"select\", \"pred\": {\"hasPointer\": {\"context\": {\"exact\": "
                        + Resolvers.literal(from) + "}}}, \"in\": \"input\"}");
    }

    private static final String SOURCE = """
            import java.util.Map;
            import java.util.Optional;
            import org.rhizome.delta.*;
            import org.rhizome.plugin.*;

            public final class CLASS implements Plugin<Long> {
                private PluginContext context;

                @Override public Long init(PluginContext context, Optional<Saved> previous) {
                    this.context = context;
                    return previous.map(saved -> (long) ((Num) saved.state()).value()).orElse(0L);
                }

                @Override public Long handleDelta(Delta delta, Long state) throws Exception {
                    String entity = null;
                    Value value = new Bool(true);
                    for (Pointer pointer : delta.pointers()) {
                        if (pointer.target() instanceof EntityRef ref && FROM.equals(ref.context())) {
                            entity = ref.id();
                        } else if (pointer.target() instanceof Primitive primitive) {
                            value = primitive;
                        }
                    }
                    HANDLE
                    return state + 1;
                }

                @Override public Reply<Long> handleCall(Value request, Long state) {
                    return new Reply<>(new Value.Fields(Map.of("count", new Num(state), "version", new Text(LABEL))), state);
                }

                @Override public Optional<Saved> save(Long state) { return Optional.of(new Saved(1, new Num(state))); }
            }
            """;
}
