package org.rhizome.store.mapdb;

import java.util.List;
import org.rhizome.delta.Delta;

/**
 * One kind of index entries, told apart by the first byte of their keys. To add one, write a class that makes the entries of a delta
 * and put it into {@link #ALL}, or add a {@link Term} where a list of deltas will do; raise {@link Manifest#LAYOUT} so that the indexes
 * of existing stores are made again.
 */
interface Family {

    /** Keys of families whose tags have this bit are looked up by their first nine bytes: a filter tells where they are not. */
    int FILTERED = 0x20;

    /** Families whose tags have this bit hold numbers that add up. */
    int SUMMED = 0x40;

    /** Families whose tags have this bit are {@link Postings}. They sort behind all others and are made when somebody needs them. */
    int POSTED = 0x80;

    byte FILING = 0x01;
    byte ID = FILTERED | 0x01;
    byte NEGATION = FILTERED | 0x02;
    byte REPLACEMENT = FILTERED | 0x03;
    byte TIME = SUMMED | 0x01;
    byte AUTHOR = (byte) (POSTED | 0x01);
    byte MOMENT = (byte) (POSTED | 0x02);
    byte ROLE = (byte) (POSTED | 0x03);
    byte VALUE = (byte) (POSTED | 0x04);
    byte MENTION = (byte) (POSTED | 0x05);
    byte CONTEXT = (byte) (POSTED | 0x06);
    byte REFERENCE = (byte) (POSTED | 0x07);
    byte OTHER_REFERENCE = (byte) (POSTED | 0x08);

    /** What a new delta is indexed by at once, besides its id. */
    List<Family> ALL = List.of(new FilingFamily(), new NegationFamily(), new TimeFamily());

    /** Writes the entries of a delta that came here as {@code sequence}. */
    void index(Delta delta, long sequence, Entries out);

    static boolean filtered(byte tag) {
        return (tag & FILTERED) != 0;
    }

    static boolean posted(byte tag) {
        return (tag & POSTED) != 0;
    }

    static boolean sums(byte tag) {
        return (tag & SUMMED) != 0;
    }
}
