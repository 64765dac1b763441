package org.rhizome.store.mapdb;

import java.util.Iterator;

/** Walks the entries of blocks, one block after the other. */
final class BlockCursor extends Cursor {

    private final Iterator<Block> more;
    private Block block;
    private int next;

    BlockCursor(Block block, int next, Iterator<Block> more) {
        this.block = block;
        this.next = next;
        this.more = more;
        this.bytes = block.bytes();
    }

    @Override
    boolean advance() {
        while (next == block.count()) {
            if (!more.hasNext()) {
                return false;
            }
            block = more.next();
            bytes = block.bytes();
            next = 0;
        }
        start = block.start(next++);
        return true;
    }
}
