package org.rhizome.plugins.internal;

import java.util.LinkedHashSet;
import java.util.Map;

/** What was asked of a view lately, so that a candidate can be asked the same. Kept in memory alone. Safe for any thread. */
final class Questions {

    /** Different ones, and characters of one that is longer and so is not kept. */
    private static final int MOST = 64;
    private static final int LONGEST = 4_096;

    private final LinkedHashSet<Map<String, String>> asked = new LinkedHashSet<>();

    /** At first the one without parameters. */
    Questions() {
        asked.add(Map.of());
    }

    synchronized void note(Map<String, String> question) {
        if (length(question) <= LONGEST) {
            asked.addLast(Map.copyOf(question));
            if (asked.size() > MOST) {
                asked.removeFirst();
            }
        }
    }

    private static int length(Map<String, String> question) {
        return question.entrySet().stream().mapToInt(entry -> entry.getKey().length() + entry.getValue().length()).sum();
    }

    /** One after the other, round and round. */
    synchronized Map<String, String> next() {
        Map<String, String> next = asked.removeFirst();
        asked.addLast(next);
        return next;
    }
}
