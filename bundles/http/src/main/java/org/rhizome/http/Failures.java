package org.rhizome.http;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.node.UnknownViewException;
import org.rhizome.store.StoreException;
import org.rhizome.supervision.InstanceFailedException;
import org.rhizome.supervision.UnknownInstanceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says for every exception what the client is told. What is not the client's doing is logged under a number that the client is given. */
final class Failures {

    static final int RETRY_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Problem explain(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case AlgebraException refused -> refused(refused, "");
            case InvalidViewException invalid -> Problem.badRequest(invalid.getMessage()).at(invalid.pointer());
            case UnknownViewException unknown -> Problem.badRequest(unknown.getMessage());
            case UnknownResolverException unknown -> Problem.badRequest(unknown.getMessage());
            case UnknownInstanceException unknown -> Problem.notFound(unknown.getMessage());
            case InstanceFailedException failed -> instance(failed);
            case DeploymentRefusedException refused -> deployment(refused);
            case NodeUnavailableException unavailable -> Problem.unavailable(unavailable.getMessage(), RETRY_SECONDS);
            case CancellationException interrupted -> stopping(interrupted);
            case RejectedExecutionException refused -> stopping(refused);
            case ResolverFailedException failed -> resolver(failed);
            case StoreException broken -> Problem.of(500, broken.getMessage() + reference(broken));
            case EofException gone -> cut(gone);
            case HttpException malformed -> malformed(malformed);
            case IOException broken when broken.getCause() instanceof HttpException malformed -> malformed(malformed);
            case IOException slow when slow.getCause() instanceof TimeoutException -> tooSlow();
            case TimeoutException slow -> tooSlow();
            case ZipException broken -> Problem.badRequest("the body is not what gzip writes: " + broken.getMessage());
            case IOException broken -> cut(broken);
            default -> Problem.of(500, "this should not have happened" + reference(failure));
        };
    }

    /** What the algebra refuses. @param place where in the body that is which its pointer is about */
    static Problem refused(AlgebraException refused, String place) {
        return Problem.badRequest(refused.getMessage()).at(place + refused.pointer()).of(refused.fault());
    }

    /** The message says what the author of the resolver needs; a trace for each request would fill the log. */
    private static Problem resolver(ResolverFailedException failed) {
        LOG.warn("{}", failed.getMessage());
        LOG.debug("its trace", failed);
        return Problem.of(500, failed.getMessage());
    }

    /** What a plugin did was logged by whoever runs it. */
    private static Problem instance(InstanceFailedException failed) {
        return switch (failed.kind()) {
            case CRASHED -> Problem.of(500, failed.getMessage());
            case UNAVAILABLE, OVERLOADED -> Problem.unavailable(failed.getMessage(), RETRY_SECONDS);
            case TIMED_OUT -> Problem.of(504, failed.getMessage());
        };
    }

    private static Problem deployment(DeploymentRefusedException refused) {
        int status = switch (refused.kind()) {
            case INVALID -> 400;
            case UNTRUSTED -> 403;
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
        };
        return Problem.of(status, refused.getMessage()).because(refused.reasons());
    }

    /** Nobody but a node that stops interrupts requests, or has no thread for them. */
    private static Problem stopping(RuntimeException cause) {
        LOG.debug("a request was given up", cause);
        return Problem.unavailable("the node is stopping and has given the request up: ask another one, or again once it has started",
                RETRY_SECONDS);
    }

    private static Problem cut(IOException gone) {
        LOG.debug("a client went away, or its body is not framed as it should be", gone);
        return Problem.badRequest("the body ended before it was whole").with("Connection", "close");
    }

    private static Problem malformed(HttpException malformed) {
        int status = malformed.getCode();
        String reason = malformed.getReason();
        boolean telling = reason != null && !reason.equals(HttpStatus.getMessage(status));
        return Problem.of(status, telling ? reason : detail(status));
    }

    /** What Jetty leaves unsaid. */
    static String detail(int status) {
        return switch (status) {
            case 400 -> "the request line, a header or the frame of the body is not well-formed; in an address every '%' must be followed"
                    + " by two hex digits, and %00 is not possible there";
            case 414 -> "the address is too long";
            case 417 -> "of the header Expect only 100-continue is understood";
            case 431 -> "the headers are too large";
            case 503 -> "the node is stopping";
            default -> "the request cannot be answered";
        };
    }

    private static Problem tooSlow() {
        return Problem.of(408, "the request did not go on in time").with("Connection", "close");
    }

    private static String reference(Throwable failure) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("a request failed; reference {}", number, failure);
        return "; the log of the node says more under reference " + number;
    }
}
