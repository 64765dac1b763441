package org.rhizome.http;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Platform threads for what keeps a core busy. They are not those of the connections: when all of these are at work, every other request
 * is still read and answered.
 */
final class Workers extends QueuedThreadPool {

    /** All streams that the memory for bodies admits, and twice as many for everything else. */
    private static final int THREADS = 48;

    Workers() {
        super(THREADS, 1);
        setName("http-work");
    }
}
