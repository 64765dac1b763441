package org.rhizome.http;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.Response;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Lease;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.store.StoreException;
import org.rhizome.supervision.LogLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/ext/{name}/...}: calls that extensions answer, each within one generation of them. */
final class Endpoints {

    static final String PATH = "/api/ext/{name}/{path...}";

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final int BODY_BYTES = 1 << 20;
    private static final int ANSWER_BYTES = 16 << 20;
    private static final Pattern CONTENT_TYPE = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private final Rooms rooms;
    private final Budget budget;
    private final EndpointThreads threads;
    private final ConcurrentMap<String, LogLimit> logged = new ConcurrentHashMap<>(); // by bundle, whose names are few
    private final WholeBody body = new WholeBody(BODY_BYTES, "endpoints take small requests; store what is large as deltas");

    Endpoints(Rooms rooms, Budget budget, EndpointThreads threads) {
        this.rooms = rooms;
        this.budget = budget;
        this.threads = threads;
    }

    void answer(Exchange exchange) throws Exception {
        String name = exchange.variable("name");
        String path = exchange.variable("path");
        SortedMap<String, List<String>> query = Query.all(exchange.rawQuery());
        try (Budget.Share share = budget.share()) {
            byte[] bytes = body.read(exchange, share);
            try (Lease lease = rooms.gate().enter()) {
                Installed<Endpoint> endpoint = find(name, lease);
                send(exchange, call(endpoint, new EndpointRequest(exchange, path, query, bytes,
                        new LeasedReader(rooms.rhizome(), lease), EndpointLog.of(endpoint.bundle(), logged))));
            }
        }
    }

    private static Installed<Endpoint> find(String name, Lease lease) {
        Installed<Endpoint> endpoint = lease.generation().endpoints().get(name);
        if (endpoint == null) {
            Set<String> names = lease.generation().endpoints().keySet();
            throw Problem.notFound("no endpoint named \"" + Percent.printable(name) + "\" is installed; "
                    + (names.isEmpty() ? "none is" : "installed are " + String.join(", ", names)));
        }
        return endpoint;
    }

    private Response call(Installed<Endpoint> endpoint, EndpointRequest request) throws Exception {
        try {
            return threads.call(endpoint, () -> handle(endpoint, request), request::end);
        } catch (TimeoutException late) {
            String detail = said(endpoint) + " took longer than " + Spans.text(threads.limit()) + " and was given up";
            LOG.warn("{}", detail);
            rooms.gate().failed(endpoint.service(), new TimeoutException(detail));
            throw Problem.of(504, detail);
        } finally {
            request.end();
        }
    }

    /** On a thread of its own. What the node itself throws passes through: the endpoint is not to blame for it. */
    private Response handle(Installed<Endpoint> endpoint, EndpointRequest request) {
        try {
            return checked(endpoint.service().handle(request));
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(Described.message(refused));
        } catch (NodeUnavailableException | ResolverFailedException | StoreException | CancellationException node) {
            throw node;
        } catch (Throwable thrown) {
            throw failed(endpoint, thrown, request);
        }
    }

    private static Response checked(Response response) {
        String fault = response == null ? "it returned no response"
                : response.status() < 200 || response.status() > 599 ? "its status " + response.status() + " is not from 200 to 599"
                : response.body() == null ? "its response has no body; an empty array is one"
                : response.body().length > ANSWER_BYTES ? "its body has " + response.body().length + " bytes, more than " + ANSWER_BYTES
                : response.body().length > 0 && WITHOUT_BODY.contains(response.status()) ? "its status " + response.status() + " has no body"
                : response.body().length > 0 && !isType(response.contentType()) ? "its content type is none"
                : null;
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
        return response;
    }

    private static boolean isType(String contentType) {
        return contentType != null && CONTENT_TYPE.matcher(contentType).matches();
    }

    private Problem failed(Installed<Endpoint> endpoint, Throwable thrown, EndpointRequest request) {
        String detail = said(endpoint) + " failed: " + Described.line(thrown);
        if (request.isOver()) {
            LOG.debug("after it was given up, {}", detail);
        } else {
            LOG.warn("{}", detail);
            LOG.debug("its trace: {}", Described.trace(thrown));
            rooms.gate().failed(endpoint.service(), new IllegalStateException(detail)); // not what was thrown: others would keep it
        }
        return Problem.of(500, detail);
    }

    private static String said(Installed<Endpoint> endpoint) {
        return "endpoint \"" + endpoint.name() + "\" (" + endpoint.bundle() + " " + endpoint.version() + ")";
    }

    private static void send(Exchange exchange, Response response) {
        exchange.put(Headers.NO_STORE);
        if (response.body().length == 0) {
            exchange.status(response.status());
        } else {
            exchange.send(response.status(), new HttpField(HttpHeader.CONTENT_TYPE, response.contentType()), response.body());
        }
    }
}
