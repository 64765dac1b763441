package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What an instance does from one start to its end or crash. All is for the instance's thread where nothing else is said. */
interface Work {

    /** Initialises the extension. */
    void start() throws Crash;

    /** Does a small piece of what there is to do; false when there is nothing now. */
    boolean step() throws Crash;

    /** Whether a request can be answered now; otherwise it waits. */
    boolean answers(Request request);

    /** Answers a request. When it crashes over it the request is answered by whoever called this. */
    void answer(Request request) throws Crash;

    /** What a view answers from the state that it has now; empty while that is not the state of one moment, and for what is no view. */
    default Optional<ViewComparisons.Looked> look(Map<String, String> question) throws Crash {
        return Optional.empty();
    }

    /** How long there is nothing to do if nobody says otherwise, in nanoseconds. */
    long idleNanos();

    /** All done so far is safe and can be gone on from; empty for what is made anew at every start. */
    Optional<Checkpoint> save() throws Crash;

    /** The extension's last call. Nothing else is called after it but {@link #close}. */
    void terminate() throws Crash;

    /** Ends what it opened, without a word to the extension, and waits for threads of it so long at most. For any thread. */
    void close(Duration most);

    /** Whether it has caught up with what it is to follow, for any thread. */
    boolean isReady();

    /** For people who wait, for any thread: how far it is. Empty when it is ready. */
    String progress();
}
