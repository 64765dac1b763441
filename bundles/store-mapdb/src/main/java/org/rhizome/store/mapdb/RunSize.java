package org.rhizome.store.mapdb;

/**
 * @param entries how many entries a run has
 * @param filtered how many of them are of filtered families
 * @param bytes how long they are together
 * @param longest how long the longest one is
 */
record RunSize(long entries, long filtered, long bytes, int longest) {

    static final RunSize NONE = new RunSize(0, 0, 0, 0);

    /** At most the size of both together. */
    RunSize and(RunSize other) {
        return new RunSize(entries + other.entries, filtered + other.filtered, bytes + other.bytes, Math.max(longest, other.longest));
    }
}
