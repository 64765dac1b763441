package org.rhizome.itests.exam;

import static org.ops4j.pax.exam.CoreOptions.bootClasspathLibrary;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackage;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.rhizome.itests.Distribution;
import org.rhizome.json.Json;

/** The distribution's own feature files and settings as options of Pax Exam. */
final class DistributionOptions {

    /** As the launcher exports it, and as Pax Exam's own bundles still ask for it. */
    private static final List<String> SLF4J_VERSIONS = List.of(System.getProperty("slf4j.version"), "1.7.36");

    private DistributionOptions() {}

    static List<Option> read() throws IOException {
        Path home = Files.createTempDirectory("rhizome-exam");
        List<Option> options = new ArrayList<>(bundles());
        options.addAll(logging());
        options.add(frameworkProperty("rhizome.home").value(home.toString()));
        options.add(frameworkProperty("rhizome.http").value("127.0.0.1:0"));
        options.add(frameworkProperty("rhizome.distribution").value(Distribution.home().toString()));
        options.add(frameworkProperty("rhizome.development").value("true"));
        options.add(frameworkProperty("org.osgi.framework.bsnversion").value("multiple"));
        options.add(frameworkProperty("felix.fileinstall.dir").value(Files.createDirectories(home.resolve("etc")).toString()));
        options.add(vmOption("--add-opens=java.base/java.lang=ALL-UNNAMED"));
        options.add(vmOption("--sun-misc-unsafe-memory-access=allow"));
        options.add(vmOption("--enable-native-access=ALL-UNNAMED"));
        return options;
    }

    private static List<Option> bundles() throws IOException {
        try (Stream<Path> features = Files.list(Distribution.home().resolve("features"))) {
            return features.filter(file -> file.toString().endsWith(".json")).sorted().flatMap(DistributionOptions::members).toList();
        }
    }

    private static Stream<Option> members(Path feature) {
        try {
            Map<?, ?> json = (Map<?, ?>) Json.parse(Files.readAllBytes(feature));
            return ((List<?>) json.get("bundles")).stream().map(member -> option((Map<?, ?>) member));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Option option(Map<?, ?> member) {
        String[] id = ((String) member.get("id")).split(":");
        Path jar = Distribution.home().resolve("repository").resolve(id[0].replace('.', '/')).resolve(id[1]).resolve(id[2])
                .resolve(id[1] + "-" + id[2] + ".jar");
        return bundle("reference:" + jar.toUri()).startLevel(((Double) member.get("bundleStartLevel")).intValue());
    }

    /** As in the launcher, slf4j and its backend lie below the framework and are exported by the system bundle. */
    private static List<Option> logging() {
        List<Option> options = new ArrayList<>();
        for (String name : List.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")) {
            SLF4J_VERSIONS.forEach(version -> options.add(systemPackage(name + ";version=\"" + version + "\"")));
        }
        for (String library : List.of("slf4j-api", "logback-core", "logback-classic")) {
            Path jar = Distribution.home().resolve("lib").resolve(library + ".jar");
            options.add(bootClasspathLibrary(jar.toUri().toString()).afterFramework());
        }
        options.add(systemProperty("logback.configurationFile").value(
                DistributionOptions.class.getResource("/logback-test.xml").toString()));
        return options;
    }
}
