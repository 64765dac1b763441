package org.rhizome.deploy.inspect;

import static org.rhizome.deploy.inspect.Forbidden.Severity.REFUSED;
import static org.rhizome.deploy.inspect.Forbidden.Severity.WARNED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What code of an extension must not use, since it would outlive the extension, change the JVM for all, or reach behind the API. This
 * finds what authors do without thinking of it; it is no wall against somebody who means harm, which is what signatures are for.
 */
final class Forbidden {

    private static final String THREADS = "the host knows no thread that it did not start: give the work to PluginContext.run, or to "
            + "PluginContext.after for later";
    private static final String JVM = "it ends or changes the whole node: throw an exception, which ends the call, or the plugin, and nothing else";
    private static final String GLOBAL = "it changes what the whole JVM shares and stays when the extension is gone: keep it in the state, "
            + "or in a field that is not static";
    private static final String LOADING = "it makes classes that were not looked at and that nothing unloads: put the classes into the jar";
    private static final String LOGGING = "the log of an extension is PluginContext.log or Request.log";
    private static final String NATIVE = "native code cannot be unloaded: do without it";
    private static final String REFLECTION = "what it reaches cannot be told from the jar: call it directly, or see that it keeps nothing "
            + "of the host";
    private static final String SHARED_THREADS = "it computes on threads that all share: loop on the thread that called";
    private static final String SERIALISATION = "Java serialisation keeps caches of types: write plain values, as Saved has them";
    private static final String SOCKETS = "a socket stays open until it is closed: close it when the plugin ends";
    private static final String FILES = "the files are those of the node, with its secrets: keep the state with Plugin.save";
    private static final String SLOTS = "what a thread keeps outlives the extension and holds its class loader: remove it in a finally, or "
            + "better use a parameter";

    private static final String ANY = "*";
    private static final String NEW = "<init>";

    private static final Map<String, Rule> MEMBERS = new LinkedHashMap<>();
    private static final Map<String, Rule> SUPERCLASSES = new LinkedHashMap<>();
    private static final Map<String, Rule> PACKAGES = new LinkedHashMap<>();

    static {
        members(REFUSED, THREADS, "java/lang/Thread", NEW, "ofPlatform", "ofVirtual", "startVirtualThread", "builder");
        anyMember(REFUSED, THREADS, "java/lang/Thread$Builder", "java/util/concurrent/Executors", "java/util/concurrent/ForkJoinPool",
                "java/util/concurrent/StructuredTaskScope", "java/lang/ref/Cleaner", "java/lang/ThreadGroup");
        members(REFUSED, THREADS, "java/nio/file/FileSystem", "newWatchService");
        for (String channel : List.of("AsynchronousFileChannel", "AsynchronousSocketChannel", "AsynchronousServerSocketChannel")) {
            members(REFUSED, THREADS, "java/nio/channels/" + channel, "open");
        }
        anyMember(REFUSED, THREADS, "java/nio/channels/AsynchronousChannelGroup");
        members(REFUSED, THREADS, "java/util/concurrent/ThreadPoolExecutor", NEW);
        members(REFUSED, THREADS, "java/util/concurrent/SubmissionPublisher", NEW);
        members(REFUSED, THREADS, "java/util/concurrent/ForkJoinTask", NEW, "fork", "invokeAll");
        members(REFUSED, THREADS, "java/util/Timer", NEW);
        members(REFUSED, THREADS, "java/util/concurrent/CompletableFuture", "runAsync", "supplyAsync", "delayedExecutor", "orTimeout",
                "completeOnTimeout",
                "completeAsync", "thenApplyAsync", "thenAcceptAsync", "thenRunAsync", "thenCombineAsync", "thenAcceptBothAsync", "runAfterBothAsync",
                "applyToEitherAsync", "acceptEitherAsync", "runAfterEitherAsync", "thenComposeAsync", "whenCompleteAsync", "handleAsync",
                "exceptionallyAsync", "exceptionallyComposeAsync");
        members(REFUSED, GLOBAL, "java/lang/Thread", "setDefaultUncaughtExceptionHandler", "setContextClassLoader", "getAllStackTraces",
                "enumerate");
        members(REFUSED, JVM, "java/lang/Runtime", "addShutdownHook", "removeShutdownHook", "exit", "halt", "exec");
        members(REFUSED, JVM, "java/lang/System", "exit");
        anyMember(REFUSED, JVM, "java/lang/ProcessBuilder", "java/lang/ProcessHandle");
        members(REFUSED, NATIVE, "java/lang/Runtime", "load", "loadLibrary");
        members(REFUSED, NATIVE, "java/lang/System", "load", "loadLibrary");
        anyMember(REFUSED, NATIVE, "java/lang/foreign/Linker", "java/lang/foreign/SymbolLookup");
        members(REFUSED, GLOBAL, "java/lang/System", "setSecurityManager", "setProperty", "setProperties", "getProperties", "clearProperty",
                "setOut", "setErr",
                "setIn");
        members(REFUSED, GLOBAL, "java/util/Locale", "setDefault");
        members(REFUSED, GLOBAL, "java/util/TimeZone", "setDefault");
        members(REFUSED, GLOBAL, "java/security/Security", "addProvider", "insertProviderAt", "removeProvider", "setProperty");
        members(REFUSED, GLOBAL, "java/net/URL", "setURLStreamHandlerFactory");
        members(REFUSED, GLOBAL, "java/net/URLConnection", "setContentHandlerFactory", "setFileNameMap", "setDefaultUseCaches");
        members(REFUSED, GLOBAL, "java/net/HttpURLConnection", "setFollowRedirects");
        for (String shared : List.of("java/net/Authenticator", "java/net/ProxySelector", "java/net/CookieHandler", "java/net/ResponseCache")) {
            members(REFUSED, GLOBAL, shared, "setDefault");
        }
        members(REFUSED, GLOBAL, "java/sql/DriverManager", "registerDriver");
        anyMember(REFUSED, GLOBAL, "java/lang/management/ManagementFactory");
        members(REFUSED, LOGGING, "java/lang/System", "getLogger");
        anyMember(REFUSED, LOGGING, "java/lang/System$Logger", "java/lang/System$LoggerFinder");
        members(REFUSED, LOADING, "java/lang/ClassLoader", NEW, "getSystemClassLoader", "getPlatformClassLoader");
        members(REFUSED, LOADING, "java/lang/invoke/MethodHandles$Lookup", "defineClass", "defineHiddenClass", "defineHiddenClassWithClassData");
        members(REFUSED, LOADING, "java/lang/ModuleLayer", "defineModules", "defineModulesWithOneLoader", "defineModulesWithManyLoaders");

        members(WARNED, SLOTS, "java/lang/ThreadLocal", NEW, "withInitial");
        members(WARNED, REFLECTION, "java/lang/Class", "forName", "newInstance");
        members(WARNED, REFLECTION, "java/lang/ClassLoader", "loadClass");
        members(WARNED, REFLECTION, "java/lang/reflect/AccessibleObject", "setAccessible", "trySetAccessible");
        members(WARNED, REFLECTION, "java/lang/reflect/Method", "invoke");
        members(WARNED, REFLECTION, "java/lang/reflect/Constructor", "newInstance");
        members(WARNED, REFLECTION, "java/lang/reflect/Field", "set");
        members(WARNED, REFLECTION, "java/lang/invoke/MethodHandles$Lookup", "findStatic", "findVirtual", "findConstructor", "findSpecial",
                "unreflect");
        anyMember(WARNED, "its providers are those of the node's class path: call what is in the jar directly", "java/util/ServiceLoader");
        members(WARNED, SERIALISATION, "java/io/ObjectInputStream", NEW);
        members(WARNED, SERIALISATION, "java/io/ObjectOutputStream", NEW);
        members(WARNED, SHARED_THREADS, "java/util/Collection", "parallelStream");
        members(WARNED, SHARED_THREADS, "java/util/stream/BaseStream", "parallel");
        members(WARNED, SHARED_THREADS, "java/util/Arrays", "parallelSort", "parallelPrefix", "parallelSetAll");
        members(WARNED, LOGGING, "java/lang/System", "out", "err");
        anyMember(WARNED, FILES, "java/nio/file/Files");
        for (String file : List.of("FileInputStream", "FileOutputStream", "RandomAccessFile", "FileReader", "FileWriter")) {
            members(WARNED, FILES, "java/io/" + file, NEW);
        }
        members(WARNED, FILES, "java/nio/channels/FileChannel", "open");
        anyMember(WARNED, "a client has threads of its own: close it when the plugin ends", "java/net/http/HttpClient");
        members(WARNED, SOCKETS, "java/net/ServerSocket", NEW);
        members(WARNED, SOCKETS, "java/nio/channels/ServerSocketChannel", "open");

        superclasses(THREADS, "java/lang/Thread", "java/util/Timer", "java/util/concurrent/ThreadPoolExecutor", "java/util/concurrent/ForkJoinPool",
                "java/util/concurrent/ForkJoinTask");
        superclasses(LOADING, "java/lang/ClassLoader");

        packages("extensions do not see the framework; what they offer are annotated components, and what they need comes with each call",
                "org/osgi/");
        packages(LOGGING, "org/slf4j/", "java/util/logging/", "org/apache/logging/", "org/apache/commons/logging/", "ch/qos/logback/");
        packages(GLOBAL, "javax/management/", "java/lang/instrument/", "java/util/prefs/", "java/rmi/", "java/beans/");
        packages("it is internal to the JDK and not there for bundles: use what java.* offers", "sun/", "com/sun/", "jdk/internal/");
    }

    private Forbidden() {}

    /** What is done about a use. */
    enum Severity { REFUSED, WARNED }

    /** @param why it is not to be used, and what is instead */
    record Rule(Severity severity, String why) {}

    /** The rule about a member, by the internal name of the class that declares it. */
    static Optional<Rule> member(String owner, String name) {
        Rule rule = MEMBERS.get(owner + "." + name);
        return Optional.ofNullable(rule == null ? MEMBERS.get(owner + "." + ANY) : rule);
    }

    /** The rule about being a subclass of it. */
    static Optional<Rule> superclass(String name) {
        return Optional.ofNullable(SUPERCLASSES.get(name));
    }

    /** The rule about a class for the package that it is in. */
    static Optional<Rule> type(String name) {
        return PACKAGES.entrySet().stream().filter(entry -> name.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private static void members(Severity severity, String why, String owner, String... names) {
        for (String name : names) {
            MEMBERS.put(owner + "." + name, new Rule(severity, why));
        }
    }

    private static void anyMember(Severity severity, String why, String... owners) {
        for (String owner : owners) {
            MEMBERS.put(owner + "." + ANY, new Rule(severity, why));
        }
    }

    private static void superclasses(String why, String... names) {
        for (String name : names) {
            SUPERCLASSES.put(name, new Rule(REFUSED, why));
        }
    }

    private static void packages(String why, String... prefixes) {
        for (String prefix : prefixes) {
            PACKAGES.put(prefix, new Rule(REFUSED, why));
        }
    }
}
