package org.rhizome.http;

import java.time.Duration;

/**
 * What one client can ask of the node at most.
 *
 * @param bodyBytes of a body that is read as a whole
 * @param lineBytes of one line of NDJSON
 * @param heldBytes of all bodies that are being read at one time
 * @param idle how long a connection may be silent
 * @param connections open at one time
 * @param endpoint how long a call of an extension's endpoint may take
 */
record Caps(int bodyBytes, int lineBytes, int heldBytes, Duration idle, int connections, Duration endpoint) {

    /** Entries of a page of a list. */
    static final int PAGE = 10_000;
    static final int DEFAULT_PAGE = 100;

    /** Entities as values of one page. */
    static final int LISTED_ENTITIES = 1_000;

    /** Changes of one page of a history. */
    static final int CHANGES = 1_000;

    /** Claims that one explanation lists, of each kind; the rest is counted. */
    static final int EXPLAINED = 1_000;

    /** Incomplete transactions of one page: each may list some thousand ids. */
    static final int TRANSACTIONS = 100;

    /** Deployments of one page. */
    static final int DEPLOYMENTS = 1_000;

    /** Bytes after which a page of the feed or of the views ends early. */
    static final int PAGE_BYTES = 4 << 20;

    /** Entries of the feed that one filtered request looks at. */
    static final int EXAMINED = 100_000;

    /** Rejections of a stream that are listed; the rest is counted. */
    static final int LISTED_REJECTIONS = 1_000;

    /** Ids of a stream that are listed when asked for. */
    static final int LISTED_IDS = 100_000;

    /** The share of a stream in the memory for bodies: its line buffer and its batches as they were received. */
    static final int STREAM_BYTES = 4 << 20;

    Caps {
        long least = Math.max(STREAM_BYTES, bodyBytes) + 1024L;
        if (bodyBytes < 1 || lineBytes < 1 || connections < 1 || idle.toMillis() < 1 || endpoint.toMillis() < 1
                || heldBytes < least) {
            throw new IllegalArgumentException("the caps of the HTTP door must be positive, and the memory for bodies at least " + least
                    + " bytes so that one body fits: body " + bodyBytes + ", line " + lineBytes + ", memory " + heldBytes + ", idle " + idle
                    + ", connections " + connections + ", endpoint " + endpoint);
        }
    }
}
