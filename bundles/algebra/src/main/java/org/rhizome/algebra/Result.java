package org.rhizome.algebra;

import org.rhizome.json.JsonWriter;

/** What a term yields. Two results are the same when their canonical bytes are. */
public sealed interface Result permits DSet, HView, View {

    /** Which of the three it is. */
    Sort sort();

    /** The deterministic CBOR form, the same on every node; computed at every call. */
    byte[] canonicalBytes();

    /** Writes the JSON form, which is for reading; {@link #canonicalBytes} is what counts. */
    void write(JsonWriter out);
}
