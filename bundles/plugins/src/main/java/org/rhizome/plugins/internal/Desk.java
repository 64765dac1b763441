package org.rhizome.plugins.internal;

import java.util.function.BooleanSupplier;
import org.rhizome.supervision.InstanceFailedException.Kind;

/** Where an instance takes requests from its mailbox, one at a time. {@link #answer} is for its thread, the rest for any. */
final class Desk {

    private final Mailbox mailbox;
    private final String instance;
    private final BooleanSupplier open;
    private volatile Request underWay;

    /**
     * @param instance as it is called in answers
     * @param open whether it takes requests; once it does not, what comes is for another instance, whatever this one is just doing
     */
    Desk(Mailbox mailbox, String instance, BooleanSupplier open) {
        this.mailbox = mailbox;
        this.instance = instance;
        this.open = open;
    }

    /** Whether there was a request that can be answered now. What is thrown leaves it under way. */
    boolean answer(Work work) throws Crash {
        Request request = mailbox.poll(first -> open.getAsBoolean() && work.answers(first));
        if (request == null) {
            return false;
        }
        underWay = request;
        work.answer(request);
        underWay = null;
        return true;
    }

    /** What is under way, if anything is, will not be answered. */
    void fail(Kind kind, String why) {
        Request request = underWay;
        underWay = null;
        if (request != null) {
            request.fail(kind, instance + why);
        }
    }

    /** Nothing was done for what is under way: whoever serves next answers it. */
    void putBack() {
        Request request = underWay;
        underWay = null;
        if (request != null) {
            mailbox.putBack(request);
        }
    }

    /** Nobody will answer what waits. */
    void refuse(String why) {
        mailbox.drain().forEach(request -> request.fail(Kind.UNAVAILABLE, instance + why));
    }
}
