package org.rhizome.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down whoever tries tokens, and writes it to the log. Each failure makes the next wait longer, a quiet time forgives; requests
 * with a valid token never wait. A wait costs a virtual thread; no more than {@link #MOST_WAITING} of them exist.
 */
final class Brake {

    private static final Logger AUDIT = LoggerFactory.getLogger("org.rhizome.audit");
    private static final int MOST_WAITING = 256;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final long mostNanos;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private long delayNanos;
    private long lastFailure;

    Brake(Duration most) {
        this.mostNanos = most.toNanos();
        this.lastFailure = System.nanoTime();
    }

    /** Answers 401, later. */
    void refuse(Exchange exchange) {
        if (!places.tryAcquire()) {
            throw Problem.of(429, "the token is not valid, and too many others were not").with("Retry-After", "2");
        }
        AUDIT.warn("refused a token that is not valid: {} {} from {}",
                exchange.method(), Percent.printable(exchange.rawPath()), exchange.remote());
        long until = System.nanoTime() + nextDelay();
        Thread.ofVirtual().name("http-brake").start(() -> {
            try {
                for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            } finally {
                places.release();
            }
            Refusal.send(exchange, Problem.of(401, "the token is not valid")
                    .with("WWW-Authenticate", "Bearer realm=\"rhizome\", error=\"invalid_token\""));
        });
    }

    private synchronized long nextDelay() {
        long now = System.nanoTime();
        long forgiven = (now - lastFailure) / 4;
        delayNanos = Math.min(mostNanos, Math.max(0, delayNanos - forgiven) + STEP_NANOS);
        lastFailure = now;
        return delayNanos;
    }
}
