package org.rhizome.forge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java compiled in memory. The same source is compiled once, since a test of a thousand upgrades has few different sources. */
final class Compiled {

    private static final Map<Map<String, String>, SortedMap<String, byte[]>> KNOWN = new ConcurrentHashMap<>();

    private Compiled() {}

    /**
     * @param sources by class name
     * @return class files by entry name
     * @throws IllegalArgumentException if they do not compile, with what the compiler says
     */
    static SortedMap<String, byte[]> of(Map<String, String> sources, String classPath) {
        return sources.isEmpty() ? new TreeMap<>() : KNOWN.computeIfAbsent(Map.copyOf(sources), same -> compile(same, classPath));
    }

    private static SortedMap<String, byte[]> compile(Map<String, String> sources, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no Java compiler: run the tests with a JDK, not with the runtime of " + System.getProperty("java.home"));
        }
        StringWriter complaints = new StringWriter();
        List<Source> units = sources.entrySet().stream().map(source -> new Source(source.getKey(), source.getValue())).toList();
        try (Classes classes = new Classes(compiler.getStandardFileManager(null, null, null))) {
            List<String> options = List.of("-proc:none", "-Xlint:none", "-nowarn", "-classpath", classPath);
            if (!compiler.getTask(complaints, classes, null, options, null, units).call()) {
                throw new IllegalArgumentException("the sources of " + sources.keySet() + " do not compile:\n" + complaints);
            }
            return classes.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class in Java. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("forge:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {

        private final SortedMap<String, ByteArrayOutputStream> written = new TreeMap<>();

        Classes(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String entry = className.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("forge:///" + entry), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    written.put(entry, out);
                    return out;
                }
            };
        }

        SortedMap<String, byte[]> files() {
            SortedMap<String, byte[]> files = new TreeMap<>();
            written.forEach((entry, bytes) -> files.put(entry, bytes.toByteArray()));
            return files;
        }
    }
}
