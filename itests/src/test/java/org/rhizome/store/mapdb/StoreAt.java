package org.rhizome.store.mapdb;

import java.nio.file.Path;

/** Opens the store of a folder without a container, for measuring in process. */
public final class StoreAt {

    private StoreAt() {}

    /** Close it to give up the folder's lock. */
    public static <S extends org.rhizome.store.DeltaStore & AutoCloseable> S open(Path folder) {
        @SuppressWarnings("unchecked")
        S store = (S) MapDbStore.open(folder, Settings.defaults());
        return store;
    }
}
