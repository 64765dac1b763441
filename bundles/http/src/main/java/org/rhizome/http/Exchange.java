package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.rhizome.json.JsonWriter;
import org.rhizome.security.Identity;

/** One request and its answer. Belongs to the thread that carries the request. */
final class Exchange {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private Query query = Query.EMPTY;
    private Identity identity;
    private Map<String, String> variables = Map.of();
    private InputStream body;

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    String method() {
        return request.getMethod();
    }

    /** As written, percent-encoded. */
    String rawPath() {
        return request.getHttpURI().getPath();
    }

    String rawQuery() {
        return request.getHttpURI().getQuery();
    }

    String remote() {
        return Request.getRemoteAddr(request);
    }

    /** The first value of a request header, or null. */
    String header(HttpHeader header) {
        return request.getHeaders().get(header);
    }

    /** As above, by its name. */
    String header(String name) {
        return request.getHeaders().get(name);
    }

    /** All values of a request header in one list, or null. */
    String headers(HttpHeader header) {
        HttpFields fields = request.getHeaders();
        return fields.contains(header) ? String.join(", ", fields.getValuesList(header)) : null;
    }

    /** Bytes that the client announced, -1 when it did not. */
    long announcedLength() {
        return request.getLength();
    }

    void matched(Router.Match match, Query parameters) {
        variables = match.variables();
        query = parameters;
    }

    void identified(Identity who) {
        identity = who;
    }

    /** Who asks; null where no token is needed. */
    Identity identity() {
        return identity;
    }

    Query query() {
        return query;
    }

    /** What stands for {@code {id}} in the path of the route. */
    String id() {
        return variable("id");
    }

    /** What stands for that variable in the path of the route, decoded. */
    String variable(String name) {
        return Percent.decodeSegment(variables.get(name));
    }

    /** The body as a stream that blocks until bytes come; it fails when the client stops sending. */
    InputStream body() {
        if (body == null) {
            body = Content.Source.asInputStream(request);
        }
        return body;
    }

    /** Whether the client waits for a sign before it sends a body that nobody has asked for. */
    boolean bodyHeldBack() {
        return body == null && request.getHeaders().contains(HttpHeader.EXPECT);
    }

    /**
     * Does work that keeps a core busy, and waits for it. It goes to a platform thread, which the system preempts; on a virtual thread
     * it would hold up every other request. Platform threads are few: the work must not wait for the client to take an answer.
     *
     * @throws CancellationException if this thread is interrupted, which it stays; the work is interrupted too
     */
    <T> T compute(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        // Not the executor or "thread pool" of request.getComponents(): where there are virtual threads, both are of them.
        request.getConnectionMetaData().getConnector().getServer().getBean(Workers.class).execute(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the request was being worked on");
        }
    }

    boolean isCommitted() {
        return response.isCommitted();
    }

    Exchange put(HttpField field) {
        response.getHeaders().put(field);
        return this;
    }

    Exchange put(HttpHeader header, String value) {
        response.getHeaders().put(header, value);
        return this;
    }

    Exchange put(String name, String value) {
        response.getHeaders().put(name, value);
        return this;
    }

    /** An answer without a body. */
    void status(int status) {
        response.setStatus(status);
        response.write(true, null, callback);
    }

    void json(int status, JsonWriter json) {
        send(status, Headers.JSON, json.toByteArray());
    }

    void send(int status, HttpField type, byte[] bytes) {
        head(status, type);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /** Sends the whole answer and waits until it is out; {@link #complete} has to follow. */
    void sendAndWait(int status, HttpField type, byte[] bytes) throws IOException {
        head(status, type);
        Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
    }

    /** An answer of any length; {@link #complete} has to follow once the stream is closed. */
    OutputStream stream(int status, HttpField type) {
        head(status, type);
        return Content.Sink.asOutputStream(response);
    }

    void complete() {
        callback.succeeded();
    }

    /** Cuts the connection: the client sees that the answer is not whole. */
    void abort(Throwable cause) {
        callback.failed(cause);
    }

    private void head(int status, HttpField type) {
        response.setStatus(status);
        response.getHeaders().put(type).put(Headers.NO_SNIFF);
    }
}
