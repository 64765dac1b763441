package org.rhizome.forge;

/** Resolvers, honest and otherwise. */
public final class Resolvers {

    private static final String CONTRACT = "org.rhizome.resolver.Resolver";

    private Resolvers() {}

    /** Resolves every property to that text: tells which version answered. */
    public static Service answering(String name, String answer) {
        return resolver(name, "", "", answer);
    }

    /** Throws when its component is activated. */
    public static Service throwingInActivate(String name) {
        return resolver(name, "public void activate() { throw new IllegalStateException(\"forged to fail in activate\"); }", "", "never");
    }

    /** Throws when its component is activated while the system property of the JVM that it runs in is {@code true}; otherwise answers. */
    public static Service throwingInActivateWhile(String name, String systemProperty, String answer) {
        return resolver(name, "public void activate() { if (Boolean.getBoolean(" + literal(systemProperty) + ")) "
                + "throw new IllegalStateException(\"forged to fail in activate\"); }", "", answer);
    }

    /** Does not come back from its constructor until it is interrupted. */
    public static Service blockingInConstructor(String name) {
        return resolver(name, "public CLASS() throws InterruptedException { new java.util.concurrent.CountDownLatch(1).await(); }", "", "never");
    }

    /** Throws whenever it is given a claim. */
    public static Service throwing(String name) {
        return resolver(name, "", "throw new IllegalStateException(\"forged to fail\");", "never");
    }

    /** Throws when it is given a claim of that text, and otherwise answers: works until that is claimed. */
    public static Service throwingAt(String name, String text, String answer) {
        return resolver(name, "", ifText(text) + "throw new IllegalStateException(\"forged to fail at \" + claim.value());", answer);
    }

    /** Throws while the system property of the JVM that it runs in is {@code true}, and otherwise answers: works until told. */
    public static Service throwingWhile(String name, String systemProperty, String answer) {
        return resolver(name, "", "if (Boolean.getBoolean(" + literal(systemProperty) + ")) "
                + "throw new IllegalStateException(\"forged to fail while told so\");", answer);
    }

    /** Sleeps that long for every claim. */
    public static Service slow(String name, long millis, String answer) {
        return resolver(name, "", sleep(millis), answer);
    }

    /** Sleeps that long for a claim of that text, and otherwise answers at once. */
    public static Service slowAt(String name, String text, long millis, String answer) {
        return resolver(name, "", ifText(text) + sleep(millis), answer);
    }

    /** Leaves a value of a class of its own in a thread local of every thread that calls it, so that its class loader cannot go. */
    public static Service leaking(String name, String answer) {
        return resolver(name, "static final class Kept {} private static final ThreadLocal<Kept> LOCAL = new ThreadLocal<>();",
                "LOCAL.set(new Kept());", answer);
    }

    /**
     * A resolver that answers a text.
     *
     * @param members of the class, in Java
     * @param reduce statements that see {@code claim}
     */
    public static Service resolver(String name, String members, String reduce, String answer) {
        return Service.of("resolver", name, CONTRACT, """
                import java.util.Optional;
                import org.rhizome.delta.Text;
                import org.rhizome.delta.Value;
                import org.rhizome.resolver.Claim;
                import org.rhizome.resolver.Resolver;

                public final class CLASS implements Resolver<Boolean> {
                    %s
                    @Override public Boolean init() { return Boolean.TRUE; }
                    @Override public Boolean reduce(Boolean state, Claim claim) {
                        if (state) { %s }
                        return state;
                    }
                    @Override public Optional<Value> resolve(Boolean state) { return Optional.of(new Text(%s)); }
                }
                """.formatted(members, reduce, literal(answer)));
    }

    private static String ifText(String text) {
        return "if (claim.value().equals(new Text(" + literal(text) + "))) ";
    }

    private static String sleep(long millis) {
        return "{ try { Thread.sleep(" + millis + "); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } }";
    }

    static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
