package org.rhizome.deploy.internal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;

/** What does not serve though it should, and why: extensions that could not be started with the node, jars that were refused. */
final class Parked {

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /** @param name of the extension, or of the file @param reason a sentence */
    void put(String name, String reason) {
        reasons.put(name, reason);
    }

    void remove(String name) {
        reasons.remove(name);
    }

    SortedMap<String, String> all() {
        return new TreeMap<>(reasons);
    }
}
