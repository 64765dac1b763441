package org.rhizome.http;

import org.rhizome.json.JsonException;

/** Reads a JSON body as a whole and has it worked on by a platform thread, since reading it may keep a core busy. */
final class JsonBody {

    private final String what;
    private final Budget budget;
    private final WholeBody body;

    /**
     * @param what comes in it, for example "a query"
     * @param cap bytes at most
     * @param remedy what to do with a longer body
     */
    JsonBody(String what, Budget budget, int cap, String remedy) {
        this.what = what;
        this.budget = budget;
        this.body = new WholeBody(cap, remedy);
    }

    /** Makes something of a body. */
    @FunctionalInterface
    interface Work<T> {
        T of(byte[] body) throws Exception;
    }

    /**
     * @throws Problem 415 if the body is of another type, 413 if it is too long, 400 if it is not JSON
     */
    <T> T compute(Exchange exchange, Work<T> work) throws Exception {
        MediaType.among(exchange, what + " comes", MediaType.JSON);
        MediaType.requirePlain(exchange);
        try (Budget.Share share = budget.share()) {
            byte[] bytes = body.read(exchange, share);
            return exchange.compute(() -> work.of(bytes));
        } catch (JsonException e) {
            throw Problem.badRequest("the body must be " + what + " as JSON: " + e.getMessage());
        }
    }
}
