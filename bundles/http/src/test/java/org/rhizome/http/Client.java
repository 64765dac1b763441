package org.rhizome.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Talks to a node as any program would. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final String token;

    /** @param token null to send none */
    Client(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, String contentType, String body, String... headers) {
        return post(path, contentType, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    Answer post(String path, String contentType, byte[] body, String... headers) {
        return post(path, contentType, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    Answer post(String path, String contentType, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(body));
    }

    Answer put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer method(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    Answer delete(String path) {
        return method("DELETE", path);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
