package org.rhizome.http;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;
import org.rhizome.json.JsonWriter;

/** Waits for deployments as long as a client likes: {@code wait}. */
final class Waiting {

    static final String WAIT = "wait";

    private static final Duration MOST = Duration.ofMinutes(10);

    private Waiting() {}

    static Duration of(Query query) {
        return query.duration(WAIT, Duration.ZERO, MOST);
    }

    /** The deployment as it has ended, or as it is after that time. */
    static Deployment until(Deployments deployments, Deployment begun, Duration most) {
        if (most.isZero() || begun.state().isEnded()) {
            return begun;
        }
        try {
            return deployments.ended(begun.number()).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException longer) {
            return deployments.deployment(begun.number()).orElse(begun);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchElementException) {
                return begun; // it has ended, and is forgotten already
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a deployment was waited for");
        }
    }

    /** Answers with a deployment that was asked for: 202 while it is under way, 200 once it has ended, whichever way. */
    static void answer(Exchange exchange, Deployments deployments, Deployment begun, Duration most) {
        Deployment now = until(deployments, begun, most);
        JsonWriter out = new JsonWriter();
        DeploymentJson.write(now, out);
        exchange.put("Location", "/api/deployments/" + now.number()).put(Headers.NO_STORE).json(now.state().isEnded() ? 200 : 202, out);
    }
}
