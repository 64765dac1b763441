package org.rhizome.http;

import java.util.Collection;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.LossyView;

/** Tells whether an answer is so long that to write it keeps a core busy. Looks no further than it has to. */
final class Bulk {

    /** Characters and values together: some tenths of a millisecond. */
    private static final int LARGE = 64 << 10;

    private int left = LARGE;

    private Bulk() {}

    static boolean isLarge(LossyView view) {
        return !new Bulk().holds(view.properties().values());
    }

    private boolean holds(Collection<Value> values) {
        for (Value value : values) {
            left--;
            if (left < 0 || !holds(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Value value) {
        return switch (value) {
            case Text text -> take(text.value().length());
            case Bytes bytes -> take(bytes.value().length);
            case Primitive small -> true;
            case Value.Items items -> holds(items.values());
            case Value.Fields fields -> holds(fields.values().values());
        };
    }

    private boolean take(int length) {
        left -= length;
        return left >= 0;
    }
}
