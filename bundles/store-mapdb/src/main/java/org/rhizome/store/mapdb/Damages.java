package org.rhizome.store.mapdb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The damages seen so far: found when opening, by a read or by a verification. Safe to share between threads. */
final class Damages {

    private record Sequences(long first, long last) {}

    private final Map<String, Sequences> bySentence = new ConcurrentSkipListMap<>();

    /** Notes that the sequences from {@code first} to {@code last} cannot be read. */
    void add(String sentence, long first, long last) {
        bySentence.put(sentence, new Sequences(first, last));
    }

    boolean contains(long sequence) {
        return bySentence.values().stream().anyMatch(lost -> lost.first <= sequence && sequence <= lost.last);
    }

    boolean isEmpty() {
        return bySentence.isEmpty();
    }

    List<String> sentences() {
        return List.copyOf(bySentence.keySet());
    }
}
