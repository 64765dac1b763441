package org.rhizome.algebra;

import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** Compares with one constant. */
record CompareCondition(Comparison comparison, Primitive constant) implements ValueCondition {

    @Override
    public boolean text(String value) {
        return switch (comparison) {
            case EQ -> constant instanceof Text(String text) && text.equals(value);
            case NEQ -> !(constant instanceof Text(String text) && text.equals(value));
            case PREFIX -> constant instanceof Text(String prefix) && value.startsWith(prefix);
            case LT, LTE, GT, GTE -> holds(ValueCondition.compare(value, constant));
        };
    }

    @Override
    public boolean number(double value) {
        return holds(ValueCondition.compare(value, constant));
    }

    @Override
    public boolean bool(boolean value) {
        return holds(ValueCondition.compare(value, constant));
    }

    private boolean holds(int sign) {
        return switch (comparison) {
            case EQ -> sign == 0;
            case NEQ -> sign != 0;
            case LT -> sign < 0;
            case LTE -> sign <= 0;
            case GT -> sign > 0;
            case GTE -> sign >= 0;
            case PREFIX -> false;
        };
    }

    @Override
    public Optional<List<Range>> ranges() {
        Optional<Primitive> here = Optional.of(constant);
        return switch (comparison) {
            case EQ -> Optional.of(List.of(new Range(here, here)));
            case NEQ -> Optional.empty();
            case LT, LTE -> Optional.of(List.of(new Range(Optional.empty(), here)));
            case GT, GTE -> Optional.of(List.of(new Range(here, Optional.empty())));
            case PREFIX -> Optional.of(constant instanceof Text(String prefix) ? List.of(new Range(here, after(prefix))) : List.of());
        };
    }

    /** The least text that is greater than all that start so, or empty when there is none. */
    private static Optional<Primitive> after(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(new Text(prefix.substring(0, end) + Character.toString(next)));
            }
        }
        return Optional.empty();
    }
}
