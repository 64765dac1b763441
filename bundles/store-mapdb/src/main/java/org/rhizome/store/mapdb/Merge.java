package org.rhizome.store.mapdb;

import java.util.Arrays;
import java.util.List;

/** Two sorted walks as one. Of entries with the same key the newer one counts, or their sum if the family sums. */
final class Merge extends Cursor {

    private final Cursor newer;
    private final Cursor older;
    private boolean takeNewer = true;
    private boolean takeOlder = true;
    private boolean newerLives;
    private boolean olderLives;

    private Merge(Cursor newer, Cursor older) {
        this.newer = newer;
        this.older = older;
    }

    /** All walks as one, the newest first. The last one should be the largest: its entries pass one comparison only. */
    static Cursor of(List<Cursor> newestFirst) {
        return newestFirst.stream().reduce(Merge::new).orElse(Block.EMPTY.cursor(0));
    }

    @Override
    boolean advance() {
        if (takeNewer) {
            newerLives = newer.advance();
        }
        if (takeOlder) {
            olderLives = older.advance();
        }
        if (!newerLives && !olderLives) {
            takeNewer = false;
            takeOlder = false;
            return false;
        }
        int order = !newerLives ? 1 : !olderLives ? -1 : newer.compareTo(older);
        takeNewer = order <= 0;
        takeOlder = order >= 0;
        standOn(takeNewer ? newer : older);
        if (order == 0 && Family.sums(tag())) {
            sum();
        }
        return true;
    }

    private void standOn(Cursor cursor) {
        bytes = cursor.bytes;
        start = cursor.start;
    }

    private void sum() {
        byte[] sum = Arrays.copyOfRange(bytes, start, start + size());
        Entry.add(older.bytes, older.start, sum, 0);
        bytes = sum;
        start = 0;
    }
}
