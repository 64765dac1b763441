package org.rhizome.itests.swap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.itests.Node;
import org.rhizome.json.Json;
import org.rhizome.signing.JarKey;

/** Whoever administrates a node over HTTP. */
final class Operator {

    private static final int PAGE = 1_000;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI node;
    private final String token;

    Operator(URI node, String token) {
        this.node = node;
        this.token = token;
    }

    static Operator of(Node node) throws IOException {
        return new Operator(node.address(), node.token());
    }

    /** Lets the node of that home folder trust a key. */
    static void trust(Path home, JarKey key) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("etc")).resolve("trusted-keys"), key.signer() + " tests\n");
    }

    /**
     * Deploys and waits for the end.
     *
     * @param options of the call, such as {@code probation=0s&shadow=2s}
     */
    Report deploy(byte[] jar, String options) throws IOException, InterruptedException {
        return report(request("/api/extensions?wait=120s&" + options).header("Content-Type", "application/java-archive")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jar)));
    }

    /** As {@link #deploy}, but does not wait: the answer says that it is under way. */
    Report begin(byte[] jar, String options) throws IOException, InterruptedException {
        return report(request("/api/extensions?" + options).header("Content-Type", "application/java-archive")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jar)));
    }

    Report deployment(long number) throws IOException, InterruptedException {
        return report(request("/api/deployments/" + number).GET());
    }

    Report ended(long number) throws IOException, InterruptedException {
        return report(request("/api/deployments/" + number + "?wait=120s").GET());
    }

    /** All deployments, newest first. */
    List<Report> deployments() throws IOException, InterruptedException {
        Map<?, ?> page = (Map<?, ?>) Json.parse(get("/api/deployments?limit=" + PAGE).body().getBytes(UTF_8));
        return ((List<?>) page.get("deployments")).stream().map(json -> new Report(200, (Map<?, ?>) json)).toList();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** How often each delta is in the feed, by id. */
    Map<String, Integer> feed() throws IOException, InterruptedException {
        Map<String, Integer> found = new HashMap<>();
        long after = 0;
        for (boolean more = true; more;) {
            Map<?, ?> page = (Map<?, ?>) Json.parse(get("/api/deltas?limit=" + PAGE + "&after=" + after).body().getBytes(UTF_8));
            ((List<?>) page.get("deltas")).forEach(delta -> found.merge((String) ((Map<?, ?>) delta).get("id"), 1, Integer::sum));
            after = ((Double) page.get("next")).longValue();
            more = (Boolean) page.get("more");
        }
        return found;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(node.resolve(path)).timeout(Duration.ofMinutes(5)).header("Authorization", "Bearer " + token);
    }

    private Report report(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        return new Report(response.statusCode(), (Map<?, ?>) Json.parse(response.body().getBytes(UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
