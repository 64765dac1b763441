package org.rhizome.store.mapdb;

import java.util.List;

/** A run in files, as the manifest knows it. */
record RunDescription(Span span, RunSize size, RunFile table, RunFile bloom) {

    List<RunFile> files() {
        return List.of(table, bloom);
    }
}
