package org.rhizome.store.mapdb;

import java.nio.charset.StandardCharsets;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;

/** (entity, property, sequence) for every entity reference that files the delta. */
final class FilingFamily implements Family {

    @Override
    public void index(Delta delta, long sequence, Entries out) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef entity && entity.context() != null) {
                out.open(FILING).text(entity.id()).text(entity.context()).number(sequence).close();
            }
        }
    }

    /** Whether the pointer files its delta under {@code entity}. */
    static boolean files(Pointer pointer, String entity) {
        return pointer.target() instanceof EntityRef ref && ref.context() != null && ref.id().equals(entity);
    }

    /** The beginning of the keys of all entities that start with {@code prefix}. */
    static byte[] starting(String prefix) {
        return new Entries(64, 1).open(FILING).start(prefix).key();
    }

    static byte[] entity(String entity) {
        return new Entries(64, 1).open(FILING).text(entity).key();
    }

    static byte[] property(String entity, String property) {
        return new Entries(64, 1).open(FILING).text(entity).text(property).key();
    }

    /** Less than the keys of all entities greater than {@code entity}, greater than the keys of all others. */
    static byte[] after(String entity) {
        byte[] key = entity(entity);
        key[key.length - 1]++; // the terminator is 0: nothing that continues an entity's name is less than 1
        return key;
    }

    /** The text that begins at {@code index} of a key. */
    static String text(byte[] key, int index) {
        byte[] utf8 = new byte[key.length];
        int length = 0;
        for (int i = index; key[i] != Entries.TERMINATOR; i++) {
            utf8[length++] = key[i] == Entries.ESCAPE ? (byte) (key[++i] - 1) : key[i];
        }
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }
}
