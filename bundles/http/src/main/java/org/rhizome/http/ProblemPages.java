package org.rhizome.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reached the {@link Front}, such as a malformed request line, in the same form as everything else. */
final class ProblemPages implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Problem problem = cause instanceof Throwable failure ? Failures.explain(failure) : Problem.of(status, Failures.detail(status));
        response.setStatus(problem.status());
        if (problem.header() != null) {
            response.getHeaders().put(problem.header(), problem.headerValue());
        }
        response.getHeaders().put(Headers.PROBLEM).put(Headers.NO_SNIFF).put(Headers.NO_STORE);
        response.write(true, ByteBuffer.wrap(ProblemJson.write(problem)), callback);
        return true;
    }
}
