package org.rhizome.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** Jetty as this door needs it: HTTP/1.1, strict about requests, silent about itself, stopping in an orderly way. */
final class WebServer {

    private static final int HEADER_BYTES = 16 << 10;
    private static final int INPUT_BYTES = 32 << 10;
    private static final Duration STOP = Duration.ofSeconds(10);

    /** For the selector, the acceptor and what Jetty does besides. */
    private static final int PLATFORM_THREADS = 16;

    /** Requests at one time are limited by connections: with a limit of their own, slow clients would hold up all others. */
    private static final int UNLIMITED = 0;

    private final Server server;
    private final ServerConnector connector;

    WebServer(Bind bind, Caps caps, Handler front) {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS, 2);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(new VirtualThreadPool(UNLIMITED));
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(bind.host());
        connector.setPort(bind.port());
        connector.setIdleTimeout(caps.idle().toMillis());
        server.addConnector(connector);
        server.addBean(new Workers());
        server.addBean(new NetworkConnectionLimit(caps.connections(), connector));
        server.setHandler(new GracefulHandler(front));
        server.setErrorHandler(new ProblemPages());
        server.setStopTimeout(STOP.toMillis());
    }

    /**
     * Starts to listen.
     *
     * @return where, with the real port
     */
    URI start() throws Exception {
        try {
            server.start();
        } catch (IOException e) {
            server.stop();
            throw new IllegalStateException("cannot listen on " + connector.getHost() + ":" + connector.getPort() + ": " + e.getMessage()
                    + "; is another node running there? Choose another address with --http HOST:PORT (port 0 takes a free one)", e);
        }
        return address(connector.getHost(), connector.getLocalPort());
    }

    /** Takes no new requests and waits a bounded time for those that are running. */
    void stop() throws Exception {
        server.stop();
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setInputBufferSize(INPUT_BYTES);
        http.setHttpCompliance(HttpCompliance.STRICT);
        // Ids may hold anything, escaped: the router reads the raw path and decodes it strictly, so nothing is ambiguous to it.
        http.setUriCompliance(UriCompliance.UNSAFE.without("RAW_PATH", Violation.FRAGMENT, Violation.USER_INFO));
        return http;
    }

    private static URI address(String host, int port) {
        String literal = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + port);
    }
}
