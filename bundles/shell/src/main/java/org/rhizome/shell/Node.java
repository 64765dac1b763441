package org.rhizome.shell;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A node, reached over HTTP with a bearer token. Safe from any thread. */
final class Node {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private final URI address;
    private final TokenFile tokenFile;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT).build();

    /** @param address with host, http or https */
    Node(URI address, TokenFile tokenFile) {
        this.address = address;
        this.tokenFile = tokenFile;
        this.authorization = "Bearer " + tokenFile.read();
    }

    /** Escapes a text for use as one segment of a path or as a query value. */
    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param path from the slash on, escaped */
    Reply get(String path) {
        return await(send(request(path).GET().build()));
    }

    Reply post(String path, String contentType, byte[] body) {
        return await(post(path, contentType, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Reply delete(String path) {
        return await(send(request(path).DELETE().build()));
    }

    Reply postJar(String path, Path jar) {
        return await(post(path, "application/java-archive", JarForm.file(jar)));
    }

    Reply postForm(String path, JarForm form) {
        return await(post(path, form.contentType(), form.body()));
    }

    /** Sends without waiting; {@code body} must not change before the answer is there. */
    CompletableFuture<Reply> postLines(byte[] body, int length) {
        return post("/api/deltas", "application/x-ndjson", HttpRequest.BodyPublishers.ofByteArray(body, 0, length));
    }

    private CompletableFuture<Reply> post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body).build());
    }

    private HttpRequest.Builder request(String path) {
        String base = address.toString();
        URI target = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        return HttpRequest.newBuilder(target).timeout(ANSWER_TIMEOUT).header("Authorization", authorization);
    }

    private CompletableFuture<Reply> send(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(response -> new Reply(
                response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValueAsLong("Retry-After").orElse(0), response.body()));
    }

    /**
     * Waits for an answer.
     *
     * @throws ShellException when none comes, or when the node does not take the token
     */
    Reply await(CompletableFuture<Reply> pending) {
        Reply reply;
        try {
            reply = pending.join();
        } catch (CompletionException e) {
            throw unreachable(e.getCause());
        }
        if (reply.status() == 401) {
            throw new ShellException("The node at " + address + " does not know the token in " + tokenFile.path()
                    + ". Name the token file of that node with --token-file.");
        }
        return reply;
    }

    private RuntimeException unreachable(Throwable cause) {
        return switch (cause) {
            case ConnectException e -> new ShellException("No node answers at " + address
                    + ". Is it running? Start one with \"rhizome run\", or name another with --node.", e);
            case HttpConnectTimeoutException e -> new ShellException("No node answers at " + address + " within "
                    + CONNECT_TIMEOUT.toSeconds() + " s. Check the address, or name another with --node.", e);
            case IOException e -> new ShellException("The node at " + address + " stopped answering (" + Reasons.of(e)
                    + "). Its log may say why; try again when it runs.", e);
            default -> new IllegalStateException(cause);
        };
    }
}
