package org.rhizome.forge;

/** Self-tests, which say whether a version can serve. */
public final class SelfTests {

    private static final String CONTRACT = "org.rhizome.extension.SelfTest";

    private SelfTests() {}

    public static Service passing() {
        return test("passing", "");
    }

    public static Service failing(String reason) {
        return test("failing", "throw new IllegalStateException(" + Resolvers.literal(reason) + ");");
    }

    /** Does not come back until it is interrupted. */
    public static Service hanging() {
        return test("hanging", "new java.util.concurrent.CountDownLatch(1).await();");
    }

    /** Does not come back, interrupted or not. */
    public static Service deaf() {
        return test("deaf", "while (true) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L); }");
    }

    private static Service test(String name, String body) {
        return Service.of("selftest", name, CONTRACT, """
                public final class CLASS implements org.rhizome.extension.SelfTest {
                    @Override public void check() throws Exception { %s }
                }
                """.formatted(body));
    }
}
