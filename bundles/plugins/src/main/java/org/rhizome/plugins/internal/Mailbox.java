package org.rhizome.plugins.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Requests that wait, at most so many. Belongs to a name, not to an instance: what waits while one takes over from another is not lost. */
final class Mailbox {

    private final int capacity;
    private final Deque<Request> waiting = new ArrayDeque<>();

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Whether there was room. Those that nobody waits for any more make room. */
    synchronized boolean offer(Request request) {
        if (waiting.size() >= capacity) {
            waiting.removeIf(Request::isOver);
        }
        return waiting.size() < capacity && waiting.add(request);
    }

    /** The first that somebody still waits for, if it may be answered now; else null, and it stays. */
    synchronized Request poll(Predicate<Request> answerable) {
        while (!waiting.isEmpty() && waiting.peekFirst().isOver()) {
            waiting.pollFirst();
        }
        return waiting.isEmpty() || !answerable.test(waiting.peekFirst()) ? null : waiting.pollFirst();
    }

    /** It was taken and not answered: it is the first again. */
    synchronized void putBack(Request request) {
        waiting.addFirst(request);
    }

    synchronized List<Request> drain() {
        List<Request> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    synchronized int size() {
        return waiting.size();
    }
}
