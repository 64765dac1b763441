package org.rhizome.algebra;

import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** A compiled condition on a primitive; on bare texts and numbers, so that fields need not be wrapped. */
interface ValueCondition {

    /**
     * Values from low to high by the total order, both included.
     *
     * @param low empty when open
     * @param high empty when open
     */
    record Range(Optional<Primitive> low, Optional<Primitive> high) {}

    boolean text(String value);

    boolean number(double value);

    boolean bool(boolean value);

    default boolean test(Primitive value) {
        return switch (value) {
            case Text text -> text(text.value());
            case Num number -> number(number.value());
            case Bool bool -> bool(bool.value());
        };
    }

    /** Ranges that together hold every value that passes; empty when that narrows nothing. */
    Optional<List<Range>> ranges();

    /** Compares by the total order. */
    static int compare(String value, Primitive other) {
        return other instanceof Text(String text) ? Text.BY_UTF8.compare(value, text) : 1;
    }

    static int compare(double value, Primitive other) {
        return switch (other) {
            case Bool _ -> 1;
            case Num(double number) -> Double.compare(value, number);
            case Text _ -> -1;
        };
    }

    static int compare(boolean value, Primitive other) {
        return other instanceof Bool(boolean flag) ? Boolean.compare(value, flag) : -1;
    }
}
