package org.rhizome.endpoint;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers all requests under {@code /api/ext/NAME/}. Reading (GET and HEAD) takes the role reader, everything else the role writer; who may
 * ask was checked before. What it throws is answered with 500, a call that takes too long with 504, and both harm that request only.
 *
 * <p>Called from many threads at once.
 */
@ConsumerType
public interface Endpoint {

    /**
     * @throws IllegalArgumentException if the request makes no sense: answered with 400 and the message
     */
    Response handle(Request request) throws Exception;
}
