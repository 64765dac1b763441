package org.rhizome.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers over real HTTP as a test tells it to, and remembers what it was asked. */
final class FakeNode implements AutoCloseable {

    static final String TOKEN = "a-token";

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    record Request(String method, String path, String type, String body) {}

    record Answer(int status, String type, String body, String retryAfter) {

        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body, null);
        }

        static Answer problem(int status, String body) {
            return new Answer(status, "application/problem+json", body, null);
        }
    }

    FakeNode(Function<Request, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange, Function<Request, Answer> answers) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"), body);
        requests.add(request);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = known ? answers.apply(request) : Answer.problem(401, "{\"title\":\"Unauthorized\"}");
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
