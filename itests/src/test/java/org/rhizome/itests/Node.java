package org.rhizome.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node of the built distribution in a process of its own, and a client that holds its admin token. */
public final class Node implements AutoCloseable {

    private static final String READY = "rhizome is ready at ";
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path home;
    private final Process process;
    private final List<String> output;
    private final URI address;

    private Node(Path home, Process process, List<String> output, URI address) {
        this.home = home;
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /** Starts a node on a free port and waits until it says that it is ready. */
    public static Node start(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Distribution.script().toString(), "run", "--home", home.toString(), "--http", "127.0.0.1:0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> output = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(READY)) {
                Node node = new Node(home, process, output, URI.create(line.substring(READY.length()).strip()));
                Thread.ofVirtual().start(() -> lines.lines().forEach(node::remember));
                return node;
            }
        }
        throw new IOException("the node ended before it was ready: " + String.join("\n", output));
    }

    private void remember(String line) {
        synchronized (output) {
            output.add(line);
        }
    }

    public URI address() {
        return address;
    }

    public Path home() {
        return home;
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    public String token() throws IOException {
        return Files.readString(home.resolve("secrets/admin.token")).strip();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return post(path, type, HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body).build());
    }

    public HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(2)).header("Authorization", "Bearer " + token());
    }

    public static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** The path of an entity's lossy view. */
    public static String entity(String id) {
        return "/api/entities/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Runs the command line client against this node. */
    public Finished rhizome(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Distribution.script().toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--node", address.toString(), "--token-file", home.resolve("secrets/admin.token").toString()));
        return Finished.run(command);
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits until it has ended by itself. */
    public void awaitEnd() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node did not end within 30 s");
        }
    }

    /** SIGTERM, as an operator stops it. @return the exit code */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the node did not stop within 30 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
