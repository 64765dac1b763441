package org.rhizome.delta;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what an extension returns is a value that a node takes. It is looked at as an object of whatever class, since unchecked casts get
 * anything into a list of values, and counted as it would be written, since a small value may hold one list many times.
 */
public final class ValueCheck {

    public static final int MOST_DEPTH = 64;
    public static final int MOST_VALUES = 1_000_000;
    /** Characters of strings and names, and bytes. */
    public static final int MOST_SIZE = 16 << 20;

    /** Whether a list may be empty: as the value of a property it would be no value. */
    private enum EmptyLists { ALLOWED, REFUSED }

    private final String whose;
    private final EmptyLists emptyLists;
    private final Deque<Iterator<?>> open = new ArrayDeque<>();
    private long values;
    private long size;

    private ValueCheck(String whose, EmptyLists emptyLists) {
        this.whose = whose;
        this.emptyLists = emptyLists;
    }

    /**
     * What a resolver resolves to, as it is.
     *
     * @throws IllegalStateException naming the fault and the remedy
     */
    public static Optional<Value> resolved(Optional<Value> result) {
        if (result == null) {
            throw new IllegalStateException("resolve returned null: return Optional.empty() to leave the property out");
        }
        if (((Optional<?>) result).isPresent()) {
            new ValueCheck("resolve", EmptyLists.REFUSED).check(((Optional<?>) result).get());
        }
        return result;
    }

    /**
     * Any other value, in which lists may be empty.
     *
     * @param whose the method that returned it
     * @throws IllegalStateException naming the fault and the remedy
     */
    public static void require(String whose, Object value) {
        if (value == null) {
            throw new IllegalStateException(whose + " returned null where a value is due");
        }
        new ValueCheck(whose, EmptyLists.ALLOWED).check(value);
    }

    private void check(Object root) {
        visit(root);
        while (!open.isEmpty()) {
            if (open.getLast().hasNext()) {
                visit(open.getLast().next());
            } else {
                open.removeLast();
            }
        }
    }

    private void visit(Object value) {
        if (++values > MOST_VALUES) {
            throw new IllegalStateException(whose + " returned more than " + MOST_VALUES + " values: return fewer, or a summary of them");
        }
        switch (value) {
            case Text text -> count(text.value().length());
            case Num _, Bool _ -> { }
            case Bytes bytes -> count(bytes.mime().length() + (long) bytes.value().length);
            case Value.Items items -> list(items.values());
            case Value.Fields fields -> fields(fields.values());
            case null -> throw new IllegalStateException(whose + " returned a value that holds null: leave it out");
            default -> throw new IllegalStateException(whose + " returned a " + value.getClass().getName()
                    + ", which is no value: return strings, numbers, booleans, bytes, and lists and objects of them");
        }
    }

    private void list(List<?> items) {
        if (items.isEmpty() && emptyLists == EmptyLists.REFUSED) {
            throw new IllegalStateException(whose + " returned an empty list, which is no value: return Optional.empty() to leave the"
                    + " property out, or leave out what holds the list");
        }
        enter(items.iterator());
    }

    private void fields(Map<?, ?> fields) {
        for (Object name : fields.keySet()) {
            if (!(name instanceof String text)) {
                throw new IllegalStateException(whose + " returned an object with a name that is a " + name.getClass().getName()
                        + ": names are strings");
            }
            count(text.length());
            requireUnicode(text);
        }
        enter(fields.isEmpty() ? Collections.emptyIterator() : fields.values().iterator());
    }

    private void enter(Iterator<?> inside) {
        if (open.size() == MOST_DEPTH) {
            throw new IllegalStateException(whose + " returned a value that is nested deeper than " + MOST_DEPTH
                    + ": flatten it, and put nothing into itself");
        }
        open.addLast(inside);
    }

    private void count(long more) {
        size += more;
        if (size > MOST_SIZE) {
            throw new IllegalStateException(whose + " returned more than " + MOST_SIZE + " characters and bytes: return less, or a summary");
        }
    }

    /** Texts cannot be made without that being checked; names of fields can. */
    private void requireUnicode(String name) {
        for (int i = 0; i < name.length(); i++) {
            int point = name.codePointAt(i);
            if (Character.charCount(point) == 2) {
                i++;
            } else if (Character.isSurrogate((char) point)) {
                throw new IllegalStateException(whose + " returned an object with a name that holds a lone surrogate at character " + i
                        + ", which has no UTF-8 form: cut strings between code points");
            }
        }
    }
}
