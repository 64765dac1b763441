package org.rhizome.store;

/**
 * What became of one delta of an appended batch.
 *
 * @param sequence its place in the feed: where it was put now, or where it already stood
 * @param effect what the append did
 */
public record Appended(long sequence, Effect effect) {

    /** What an append did for one delta. */
    public enum Effect {
        /** It is here now and was not before. */
        ADDED,
        /** It was here unsigned; its signature is here now too. */
        SIGNATURE_ADDED,
        /** It was here already. */
        DUPLICATE
    }
}
