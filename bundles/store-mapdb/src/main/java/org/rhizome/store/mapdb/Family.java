package org.rhizome.store.mapdb;

import java.util.List;
import org.rhizome.delta.Delta;

/**
 * One kind of index entries, told apart by the first byte of their keys. To add one, write a class that makes the entries of a delta
 * and put it into {@link #ALL}; raise {@link Manifest#LAYOUT} so that the indexes of existing stores are made again.
 */
interface Family {

    /** Keys of families whose tags have this bit are looked up by their first nine bytes: a filter tells where they are not. */
    int FILTERED = 0x20;

    /** Families whose tags have this bit hold numbers that add up. */
    int SUMMED = 0x40;

    byte FILING = 0x01;
    byte ID = FILTERED | 0x01;
    byte NEGATION = FILTERED | 0x02;
    byte REPLACEMENT = FILTERED | 0x03;
    byte TIME = SUMMED | 0x01;

    /** What a new delta is indexed by, besides its id. */
    List<Family> ALL = List.of(new FilingFamily(), new NegationFamily(), new TimeFamily());

    /** Writes the entries of a delta that came here as {@code sequence}. */
    void index(Delta delta, long sequence, Entries out);

    static boolean filtered(byte tag) {
        return (tag & FILTERED) != 0;
    }

    static boolean sums(byte tag) {
        return (tag & SUMMED) != 0;
    }
}
