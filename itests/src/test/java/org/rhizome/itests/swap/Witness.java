package org.rhizome.itests.swap;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what was written, to be asked for afterwards. Safe for any thread. */
final class Witness {

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    /** How many marks the node may have seen. */
    long begun() {
        return begun.get();
    }

    /** How many marks the node must have seen. */
    long ended() {
        return ended.get();
    }

    void begin(int marks) {
        begun.addAndGet(marks);
    }

    void acknowledge(Iterable<String> ids, int marks) {
        ids.forEach(acknowledged::add);
        ended.addAndGet(marks);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How many acknowledged deltas are not in the feed. @param found how often each id is in it */
    long lost(Map<String, Integer> found) {
        return acknowledged.stream().filter(id -> !found.containsKey(id)).count();
    }

    /** How many deltas are in the feed more than once. */
    long doubled(Map<String, Integer> found) {
        return found.values().stream().filter(times -> times > 1).count();
    }
}
