package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.signing.Jar;
import org.rhizome.signing.JarException;
import org.rhizome.signing.JarLimits;

/** What code may use. */
class ClassRulesTest {

    @TempDir
    private Path folder;

    private Inspected node;

    @BeforeEach
    void node() {
        node = Inspected.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "new Thread(() -> { }).start()",
        "Thread.ofVirtual().start(() -> { })",
        "Thread.ofPlatform().daemon()",
        "Thread.startVirtualThread(() -> { })",
        "java.util.concurrent.Executors.newCachedThreadPool()",
        "java.util.function.Supplier<?> s = java.util.concurrent.Executors::newCachedThreadPool",
        "java.util.function.Function<Runnable, Thread> f = Thread::new",
        "new java.util.concurrent.ThreadPoolExecutor(1, 1, 1, java.util.concurrent.TimeUnit.DAYS, null)",
        "new java.util.concurrent.ScheduledThreadPoolExecutor(1)",
        "new java.util.concurrent.ForkJoinPool()",
        "java.util.concurrent.ForkJoinPool.commonPool().execute(() -> { })",
        "new java.util.Timer()",
        "java.util.concurrent.CompletableFuture.runAsync(() -> { })",
        "java.util.concurrent.CompletableFuture.completedFuture(1).thenApplyAsync(x -> x)",
        "java.lang.ref.Cleaner.create()",
        "Thread.currentThread().setContextClassLoader(null)",
        "Thread.setDefaultUncaughtExceptionHandler(null)",
        "Runtime.getRuntime().addShutdownHook(null)",
        "Runtime.getRuntime().exit(1)",
        "Runtime.getRuntime().halt(1)",
        "Runtime.getRuntime().exec(new String[0])",
        "System.exit(1)",
        "new ProcessBuilder()",
        "System.load(\"x\")",
        "System.setProperty(\"a\", \"b\")",
        "System.getProperties().clear()",
        "System.setOut(null)",
        "java.util.Locale.setDefault(java.util.Locale.ROOT)",
        "java.util.TimeZone.setDefault(null)",
        "java.security.Security.addProvider(null)",
        "System.getLogger(\"a\")",
        "java.util.logging.Logger.getLogger(\"a\")",
        "java.lang.management.ManagementFactory.getPlatformMBeanServer()",
        "new java.net.URLClassLoader(new java.net.URL[0])",
        "ClassLoader.getSystemClassLoader()",
        "java.lang.invoke.MethodHandles.lookup().defineClass(new byte[0])",
        "java.lang.foreign.Linker.nativeLinker()",
        "java.nio.file.FileSystems.getDefault().newWatchService()",
        "Thread.currentThread().getThreadGroup().interrupt()",
        "ProcessHandle.current().destroy()",
    })
    void whatWouldOutliveTheExtensionIsRefused(String statement) {
        List<String> reasons = node.refusal(using(statement).jar()).reasons();
        assertTrue(reasons.stream().anyMatch(reason -> reason.startsWith("a.B.use uses java.") && reason.contains(": ")), reasons.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "new ThreadLocal<String>()",
        "ThreadLocal.withInitial(() -> 1)",
        "new InheritableThreadLocal<String>()",
        "Class.forName(\"a\")",
        "String.class.getDeclaredMethods()[0].setAccessible(true)",
        "String.class.getDeclaredMethods()[0].invoke(null)",
        "java.util.ServiceLoader.load(Runnable.class)",
        "new java.util.ArrayList<String>().parallelStream()",
        "java.util.stream.IntStream.of(1).parallel()",
        "System.out.println()",
        "java.net.http.HttpClient.newHttpClient()",
        "new java.net.ServerSocket()",
        "java.nio.file.Files.readString(java.nio.file.Path.of(\"secrets\"))",
        "new java.io.FileInputStream(\"a\")",
    })
    void whatCouldOutliveTheExtensionIsWarnedOf(String statement) {
        node.warned(using(statement), "a.B.use uses java.");
    }

    @Test
    void whatDoesNoHarmIsTakenWithoutAWord() {
        assertEquals(1, node.of(using("Thread.sleep(1); Thread.currentThread().interrupt(); new java.util.concurrent.atomic.AtomicLong().get(); "
                + "java.util.concurrent.CompletableFuture.completedFuture(1).thenApply(x -> x); System.getProperty(\"a\"); java.util.Map.of(1, 2); "
                + "java.util.regex.Pattern.compile(\"a\"); System.nanoTime(); Runtime.getRuntime().availableProcessors()")).warnings().size());
    }

    @Test
    void subclassesOfThreadsPoolsAndLoadersAreRefusedHoweverFarDown() {
        String loader = node.refusal(Inspected.sound().source("a.B", "package a; class B extends ClassLoader { B() { super(null); } "
                + "}").jar()).getMessage();
        assertTrue(loader.contains("a.B is a subclass of java.lang.ClassLoader"), loader);
        String thread = node.refusal(Inspected.sound().source("a.B", "package a; class B extends C {}")
                .source("a.C", "package a; class C extends Thread {}").jar()).getMessage();
        assertTrue(thread.contains("a.B is a subclass of java.lang.Thread"), thread);
    }

    @Test
    void methodsOfParentsAreKnownByTheNamesOfTheirChildren() {
        node.refused(using("java.util.concurrent.ForkJoinWorkerThread.ofVirtual()"), "uses java.util.concurrent.ForkJoinWorkerThread.ofVirtual",
                "PluginContext.run");
        String future = "package a; class F extends java.util.concurrent.CompletableFuture<String> {}";
        node.refused(using("F.runAsync(null)").source("a.F", future), "a.B.use uses a.F.runAsync");
    }

    @Test
    void usesAreFoundInLambdasStaticBlocksAndFieldsToo() {
        node.refused(Inspected.sound().source("a.B", "package a; class B { static { Runnable r = () -> System.exit(1); } }"),
                "a.B.lambda$static$0 uses java.lang.System.exit");
        node.refused(Inspected.sound().source("a.B", "package a; class B { java.util.logging.Logger logger; }"),
                "a.B uses java.util.logging.Logger", "PluginContext.log");
        node.refused(Inspected.sound().source("a.B", "package a; class B { void m(java.util.prefs.Preferences[][] p) {} }"),
                "a.B.m uses java.util.prefs.Preferences");
    }

    @Test
    void nativeMethodsAreRefusedAndStaticCollectionsWarnedOf() {
        node.refused(Inspected.sound().source("a.B", "package a; class B { native void m(); }"), "a.B.m is native");
        node.warned(Inspected.sound().source("a.B", "package a; class B { static final java.util.Map<String, String> GOOD = java.util.Map.of(); "
                + "static final java.util.HashMap<String, String> BAD = new java.util.HashMap<>(); }"), "a.B.BAD is a static collection");
        node.warned(Inspected.sound().source("a.B", "package a; class B { static java.util.List<String> bad; }"), "a.B.bad");
    }

    @Test
    void frameworkAndLoggersAreNotSeenEvenWithoutAnImport() {
        ExtensionForge forge = Inspected.sound().against(org.osgi.framework.Bundle.class).source("a.B",
                "package a; class B { void use(org.osgi.framework.Bundle b) { b.getBundleContext(); } }");
        String reasons = String.join("\n", node.refusal(forge.jar()).reasons());
        assertTrue(reasons.contains("a.B.use uses org.osgi.framework.Bundle: extensions do not see the framework"), reasons);
        assertTrue(reasons.contains("imports org.osgi.framework: extensions may import"), reasons);
    }

    @Test
    void classesOfAnotherJavaOrNoneAreRefused() {
        byte[] newer = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 100};
        node.refused(Inspected.sound().entry("a/New.class", newer), "a/New.class", "class version 100", "--release");
        byte[] preview = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, (byte) 0xff, (byte) 0xff, 0, 60};
        node.refused(Inspected.sound().entry("a/Preview.class", preview), "with previews");
        node.refused(Inspected.sound().entry("a/Text.class", "no class at all".getBytes()), "a/Text.class\" cannot be read");
        node.refused(Inspected.sound().entry("a/Empty.class", new byte[0]), "a/Empty.class\" cannot be read");
        node.refused(Inspected.sound().entry("a/Other.class", classBytes()), "it holds the class a/B");
        node.refused(Inspected.sound().source("org.rhizome.resolver.Own", "package org.rhizome.resolver; class Own {}"),
                "is to come from the node: leave it out");
        node.refused(Inspected.sound().entry("META-INF/versions/21/a/B.class", classBytes()), "several releases");
    }

    /** A dynamic constant that is its own argument: the JVM refuses it when it is used, and nobody may loop over it before. */
    @Test
    void aConstantThatIsMadeOfItselfIsNoTrap() {
        MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_MethodHandles_Lookup, ConstantDescs.CD_String,
                ConstantDescs.CD_Class, ConstantDescs.CD_Object);
        DirectMethodHandleDesc maker = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, ClassDesc.of("a.B"), "make", type);
        ConstantDesc inner = DynamicConstantDesc.ofNamed(maker, "y", ConstantDescs.CD_Object, "s");
        ConstantDesc outer = DynamicConstantDesc.ofNamed(maker, "x", ConstantDescs.CD_Object, inner);
        byte[] bytes = ClassFile.of().build(ClassDesc.of("a.B"), made -> made.withMethodBody("use", MethodTypeDesc.of(ConstantDescs.CD_void), 0,
                code -> code.loadConstant(outer).pop().return_()));
        node.of(Inspected.sound().entry("a/B.class", circled(bytes)));
    }

    /** Lets the arguments of each bootstrap method be the first dynamic constant. */
    private static byte[] circled(byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        int dynamic = 0;
        for (PoolEntry entry : model.constantPool()) {
            dynamic = dynamic == 0 && entry instanceof ConstantDynamicEntry ? entry.index() : dynamic;
        }
        byte[] circled = bytes.clone();
        // The attribute is the last of the file: for each method its handle, the count of its arguments and the one argument.
        int count = model.constantPool().bootstrapMethodCount();
        for (int i = 0; i < count; i++) {
            circled[bytes.length - 6 * i - 2] = (byte) (dynamic >> 8);
            circled[bytes.length - 6 * i - 1] = (byte) dynamic;
        }
        return circled;
    }

    /** Whatever is done to a class file, it is taken or refused. */
    @Test
    void damagedClassesNeverBreakTheInspection() {
        byte[] sound = classBytes();
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = sound.clone();
            for (int i = 0; i <= round % 4; i++) {
                damaged[random.nextInt(8, damaged.length)] = (byte) random.nextInt();
            }
            try {
                node.of(Inspected.sound().entry("a/B.class", damaged));
            } catch (DeploymentRefusedException e) {
                assertTrue(e.reasons().stream().allMatch(reason -> reason.contains("a/B.class") || reason.contains("a.B")), e.reasons().toString());
            }
        }
    }

    private static byte[] classBytes() {
        byte[] jar = Inspected.sound().source("a.B", """
                package a;
                class B implements java.util.function.Supplier<String> {
                    enum E { X, Y }
                    record R(int a, String b) {}
                    public String get() {
                        try { return switch (E.X) { case X -> new R(1, "x").toString(); case Y -> String.join(",", new String[3]); }; }
                        catch (RuntimeException e) { Runnable r = () -> System.nanoTime(); r.run(); return "" + r; }
                    }
                }
                """).jar();
        try {
            return Jar.of(ByteBuffer.wrap(jar), JarLimits.DEFAULTS).entry("a/B.class").orElseThrow().content();
        } catch (JarException e) {
            throw new AssertionError(e);
        }
    }

    private static ExtensionForge using(String statements) {
        return Inspected.sound().source("a.B", "package a; class B { void use() throws Throwable { " + statements + "; } }");
    }
}
