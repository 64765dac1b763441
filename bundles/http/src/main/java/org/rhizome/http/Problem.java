package org.rhizome.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.rhizome.algebra.Fault;

/** An answer that is an error: what a client is told as {@code application/problem+json} (RFC 9457). */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String pointer;
    private final String fault;
    private final String header;
    private final String headerValue;
    private final List<String> reasons;

    private Problem(int status, String detail, String pointer, String fault, String header, String headerValue,
            List<String> reasons) {
        super(detail, null, false, false); // an answer, not a fault of this program: no stack trace
        this.status = status;
        this.pointer = pointer;
        this.fault = fault;
        this.header = header;
        this.headerValue = headerValue;
        this.reasons = reasons;
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, "", "", null, null, List.of());
    }

    static Problem badRequest(String detail) {
        return of(400, detail);
    }

    static Problem notFound(String detail) {
        return of(404, detail);
    }

    static Problem tooLarge(String detail) {
        return of(413, detail);
    }

    static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(503, detail).with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** @param jsonPointer into the body of the request (RFC 6901) */
    Problem at(String jsonPointer) {
        return new Problem(status, getMessage(), jsonPointer, fault, header, headerValue, reasons);
    }

    /** @param kind for machines: which kind of fault the algebra found */
    Problem of(Fault kind) {
        return new Problem(status, getMessage(), pointer, kind.name().toLowerCase(Locale.ROOT), header, headerValue, reasons);
    }

    Problem with(String name, String value) {
        return new Problem(status, getMessage(), pointer, fault, name, value, reasons);
    }

    /** @param each a sentence; all together are the detail */
    Problem because(List<String> each) {
        return new Problem(status, getMessage(), pointer, fault, header, headerValue, List.copyOf(each));
    }

    int status() {
        return status;
    }

    String title() {
        return HttpStatus.getMessage(status);
    }

    String detail() {
        return getMessage();
    }

    /** Where in the body the fault is; empty when that says nothing. */
    String pointer() {
        return pointer;
    }

    /** The kind of fault of a term; empty for everything else. */
    String fault() {
        return fault;
    }

    /** What the detail says, one by one; empty when it says one thing. */
    List<String> reasons() {
        return reasons;
    }

    /** Name of the response header that belongs to the problem, or null. */
    String header() {
        return header;
    }

    String headerValue() {
        return headerValue;
    }
}
