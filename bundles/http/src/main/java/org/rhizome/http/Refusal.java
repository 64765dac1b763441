package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a problem. A client that is still sending its body may look for the answer only at the end, and closing on it would destroy
 * the answer on its way: so the answer goes out at once, and what still comes is read and thrown away, within bounds.
 */
final class Refusal {

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);
    private static final long DRAIN_KNOWN = 256L << 20;
    private static final long DRAIN_STRANGER = 16L << 20;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Refusal() {}

    static void send(Exchange exchange, Throwable failure) {
        Problem problem = Failures.explain(failure);
        if (exchange.isCommitted()) {
            exchange.abort(failure);
            return;
        }
        try {
            if (problem.header() != null) {
                exchange.put(problem.header(), problem.headerValue());
            }
            exchange.put(Headers.NO_STORE);
            exchange.sendAndWait(problem.status(), Headers.PROBLEM, ProblemJson.write(problem));
            if (!exchange.bodyHeldBack()) {
                drain(exchange.body(), exchange.identity() == null ? DRAIN_STRANGER : DRAIN_KNOWN);
            }
            exchange.complete();
        } catch (IOException gone) {
            LOG.debug("a client did not wait for its answer", gone);
            exchange.complete();
        } catch (RuntimeException | Error unexpected) {
            exchange.abort(unexpected);
        }
    }

    private static void drain(InputStream body, long most) throws IOException {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        byte[] waste = new byte[16 << 10];
        long left = most;
        for (int read = body.read(waste); read >= 0 && left > 0 && System.nanoTime() < deadline; read = body.read(waste)) {
            left -= read;
        }
        body.close();
    }
}
