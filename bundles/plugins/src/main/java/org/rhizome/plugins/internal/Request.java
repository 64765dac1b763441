package org.rhizome.plugins.internal;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.rhizome.delta.Value;
import org.rhizome.supervision.InstanceFailedException;
import org.rhizome.supervision.InstanceFailedException.Kind;

/** What a caller wants of an instance, and where the answer goes. */
final class Request {

    private final Value call;
    private final Map<String, String> question;
    private final long after;
    private final Executor acknowledgements;
    private final CompletableFuture<Value> reply = new CompletableFuture<>();

    private Request(Value call, Map<String, String> question, long after, Executor acknowledgements) {
        this.call = call;
        this.question = question;
        this.after = after;
        this.acknowledgements = acknowledgements;
    }

    /** @param acknowledgements runs what callers chained to the reply, so that no caller holds up an instance */
    static Request call(Value call, Executor acknowledgements) {
        return new Request(Objects.requireNonNull(call), Map.of(), 0, acknowledgements);
    }

    /** @param after the sequence of the feed that the answer has to take in */
    static Request question(Map<String, String> question, long after, Executor acknowledgements) {
        return new Request(null, Map.copyOf(question), after, acknowledgements);
    }

    Value call() {
        return call;
    }

    Map<String, String> question() {
        return question;
    }

    long after() {
        return after;
    }

    CompletableFuture<Value> reply() {
        return reply;
    }

    /** Whether nobody waits any more. */
    boolean isOver() {
        return reply.isDone();
    }

    void answer(Value value) {
        acknowledgements.execute(() -> reply.complete(value));
    }

    void refuse(String why) {
        acknowledgements.execute(() -> reply.completeExceptionally(new IllegalArgumentException(why)));
    }

    void fail(Kind kind, String why) {
        acknowledgements.execute(() -> reply.completeExceptionally(new InstanceFailedException(kind, why)));
    }
}
