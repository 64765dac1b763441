package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/rhizome} among faked JDKs, whose {@code java} prints who it is and what it was asked to run. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {

    @TempDir
    private Path root;

    private Path script;
    private final Map<String, String> environment = new HashMap<>();

    /** A distribution in a folder with spaces; the places where systems keep JDKs are moved below the temporary folder. */
    @BeforeEach
    void unpack() throws IOException {
        script = root.resolve("my distribution/bin/rhizome");
        Files.createDirectories(script.getParent());
        String text = Files.readString(Path.of("src/main/bin/rhizome"));
        for (String place : List.of("/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/opt", "/usr/local", "/Library")) {
            text = text.replace(" " + place + "/", " " + root + place + "/");
        }
        Files.writeString(script, text);
        environment.put("HOME", root.resolve("user").toString());
        environment.put("PATH", root.resolve("path") + ":/usr/bin:/bin");
        Files.createDirectories(root.resolve("path"));
        jdk("path jdk", "17.0.15");
        Files.createSymbolicLink(root.resolve("path/java"), root.resolve("path jdk/bin/java"));
    }

    @Test
    void findsAJdkWhereDebianKeepsThemThoughTheOneOnThePathIsOld() throws Exception {
        jdk("usr/lib/jvm/java-17-openjdk-amd64", "17.0.15");
        jdk("usr/lib/jvm/temurin-25-jdk-amd64", "25.0.3");
        assertTrue(run("get", "x").contains("usr/lib/jvm/temurin-25-jdk-amd64"));
    }

    @Test
    void javaHomeGoesFirstIfItFits() throws Exception {
        jdk("usr/lib/jvm/temurin-25-jdk-amd64", "25.0.3");
        jdk("mine", "26-ea");
        environment.put("JAVA_HOME", root.resolve("mine").toString());
        assertTrue(run("get").startsWith(root.resolve("mine") + " "));
        jdk("old", "21.0.1");
        environment.put("JAVA_HOME", root.resolve("old").toString());
        assertTrue(run("get").contains("temurin-25"));
    }

    @Test
    void findsJdksOfSdkmanAndOnThePath() throws Exception {
        jdk("user/.sdkman/candidates/java/25.0.1-tem", "25.0.1");
        assertTrue(run("get").contains(".sdkman"));
    }

    @Test
    void followsTheLinkOnThePathToItsJdk() throws Exception {
        jdk("path jdk", "27");
        assertTrue(run("get").startsWith(root.resolve("path jdk") + " "));
    }

    @Test
    void anExplicitChoiceIsUsedOrRefused() throws Exception {
        jdk("usr/lib/jvm/a", "25");
        jdk("chosen", "25");
        environment.put("RHIZOME_JAVA", root.resolve("chosen/bin/java").toString());
        assertTrue(run("get").startsWith(root.resolve("chosen") + " "));
        environment.put("RHIZOME_JAVA", root.resolve("path jdk").toString());
        assertTrue(fail("get").contains("RHIZOME_JAVA=" + root.resolve("path jdk") + " is none"));
    }

    @Test
    void saysWhichVersionItNeedsWhenThereIsNone() throws Exception {
        jdk("usr/lib/jvm/java-21", "21.0.9");
        assertTrue(fail("run").contains("needs Java 25 or later, and found none"));
    }

    @Test
    void runsTheLauncherOrTheClientAlsoThroughALink() throws Exception {
        jdk("usr/lib/jvm/a", "25");
        Path link = Files.createSymbolicLink(root.resolve("rhizome"), Path.of("my distribution/bin/rhizome"));
        script = link;
        assertTrue(run("run", "--home", "a b").endsWith("org.rhizome.launcher.Main --home a b"));
        assertTrue(run("run").contains("-Drhizome.distribution=" + root.toRealPath().resolve("my distribution")));
        assertTrue(run("put", "x", "y z").endsWith("org.rhizome.shell.Main put x y z"));
    }

    @Test
    void theEnvironmentSetsTheHeapAndFurtherOptions() throws Exception {
        jdk("usr/lib/jvm/a", "25");
        environment.put("RHIZOME_HEAP", "3g");
        environment.put("RHIZOME_OPTS", "-Dx=1 -Dy=2");
        String command = run("run");
        assertTrue(command.contains("-Xmx3g ") && command.contains("-Dx=1 -Dy=2 "), command);
    }

    private void jdk(String folder, String version) throws IOException {
        Path jdk = root.resolve(folder);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"x\"\n");
        Path java = jdk.resolve("bin/java");
        Files.writeString(java, "#!/bin/sh\necho \"" + jdk + " $*\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String... arguments) throws Exception {
        return execute(0, arguments);
    }

    private String fail(String... arguments) throws Exception {
        return execute(1, arguments);
    }

    private String execute(int expected, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(expected, process.waitFor(), output);
        return output;
    }
}
