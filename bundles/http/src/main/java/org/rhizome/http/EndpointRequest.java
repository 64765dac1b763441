package org.rhizome.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.rhizome.endpoint.Request;
import org.rhizome.extension.Log;
import org.rhizome.extension.Reader;

/** A request as an endpoint sees it. */
final class EndpointRequest implements Request {

    /** What is between the client and the node. */
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

    private final Exchange exchange;
    private final String path;
    private final SortedMap<String, List<String>> query;
    private final byte[] body;
    private final LeasedReader reader;
    private final EndpointLog log;

    EndpointRequest(Exchange exchange, String path, SortedMap<String, List<String>> query, byte[] body, LeasedReader reader,
            EndpointLog log) {
        this.exchange = exchange;
        this.path = path;
        this.query = query;
        this.body = body;
        this.reader = reader;
        this.log = log;
    }

    /** The caller has its answer, or nobody waits for it any more. */
    void end() {
        reader.close();
        log.close();
    }

    boolean isOver() {
        return reader.isClosed();
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public SortedMap<String, List<String>> query() {
        return query;
    }

    @Override
    public String header(String name) {
        String value = SECRET.contains(name.toLowerCase(Locale.ROOT)) ? null : exchange.header(name);
        return value == null ? "" : value;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public String caller() {
        return exchange.identity().name();
    }

    @Override
    public Reader node() {
        return reader;
    }

    @Override
    public Log log() {
        return log;
    }
}
