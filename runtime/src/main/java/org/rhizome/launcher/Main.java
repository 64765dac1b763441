package org.rhizome.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code rhizome run}: starts a node, says where it is, and stays until it is stopped. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** System properties: {@code rhizome.distribution}, the folder this was unpacked to, and {@code rhizome.command}, how it was called. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Path distribution = Path.of(System.getProperty("rhizome.distribution", "")).toAbsolutePath().normalize();
        try {
            if (arguments.contains("--help")) {
                out.print(Options.USAGE);
                return 0;
            }
            run(Options.parse(arguments, System.getenv(), distribution), distribution, out);
            return 0;
        } catch (UsageException e) {
            err.println("rhizome: " + e.getMessage() + ".\n\n" + Options.USAGE.stripTrailing());
            return MISUSED;
        } catch (LaunchException e) {
            err.println("rhizome did not start: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("rhizome: " + Reasons.of(e));
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static void run(Options options, Path distribution, PrintStream out)
            throws UsageException, LaunchException, IOException, InterruptedException {
        if (!options.insecure() && !options.http().loopback()) {
            throw new LaunchException("--http " + options.http() + " can be reached from other machines, and there is no TLS. "
                    + "Listen on 127.0.0.1, or say --insecure if the network is trusted.");
        }
        try (Home home = Home.open(options.home())) {
            System.setProperty("rhizome.home", home.folder().toString());
            Container container = new Container(FrameworkSettings.of(options, home, distribution));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container), "rhizome-stop"));
            String address = start(container, distribution);
            ClientCommand client = client(options, address, home, distribution);
            new Greeting(address, home.folder(), home.adminToken(), options.development(), ConsoleFilter.open()).print(out);
            String example = options.sample() ? new Sample(distribution.resolve("sample")).importInto(client, out).orElse("ENTITY") : "ENTITY";
            out.println("  look at one  " + client.line("get", example));
            container.awaitStop();
        }
    }

    private static String start(Container container, Path distribution) throws LaunchException, InterruptedException {
        try {
            List<Feature> features = FeatureReader.readAll(distribution.resolve("features"));
            List<Bundle> bundles = container.install(features, distribution.resolve("repository"));
            container.resolve(bundles);
            StartErrors errors = container.start(bundles);
            Set<Long> ids = bundles.stream().map(Bundle::getBundleId).collect(Collectors.toSet());
            return new Door(container.context(), errors, ids::contains).await();
        } catch (IllegalStateException e) {
            if (container.stopping()) {
                throw new LaunchException("It was told to stop while it started.", e);
            }
            throw e;
        }
    }

    private static ClientCommand client(Options options, String address, Home home, Path distribution) throws UsageException {
        Options usual = Options.parse(List.of(), System.getenv(), distribution);
        boolean found = usual.home().equals(home.folder()) && address.equals("http://" + usual.http());
        return new ClientCommand(System.getProperty("rhizome.command", "bin/rhizome"), address, home.adminToken(), found);
    }

    private static void stop(Container container) {
        Logger log = LoggerFactory.getLogger(Main.class);
        try {
            container.stop();
            log.info("stopped");
        } catch (BundleException | InterruptedException e) {
            log.error("the node did not stop cleanly", e);
        }
    }
}
