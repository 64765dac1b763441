package org.rhizome.delta;

/** Where a decoder stands. Entering and leaving cost a store each; text is made only when something is wrong. */
final class Place {

    private static final int DEPTH = 16;

    /** A longer key is an attack on the reader of the message: the pointer then ends before it. */
    private static final int MAX_NAME = 200;

    private final String[] names = new String[DEPTH];
    private final int[] indexes = new int[DEPTH];
    private int depth;

    void enter(String name) {
        names[depth++] = name;
    }

    void enter(int index) {
        names[depth] = null;
        indexes[depth++] = index;
    }

    void leave() {
        depth--;
    }

    /** This place as a JSON Pointer (RFC 6901). */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < depth && (names[i] == null || names[i].length() <= MAX_NAME); i++) {
            pointer.append('/');
            if (names[i] == null) {
                pointer.append(indexes[i]);
            } else {
                pointer.append(names[i].replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    /** The same fault with its place, unless it knows a better one. */
    InvalidDeltaException located(InvalidDeltaException fault) {
        return fault.pointer().isEmpty() && depth > 0 ? at(fault.getMessage(), fault) : fault;
    }

    /** A fault here that comes from {@code cause}. */
    InvalidDeltaException at(String message, Throwable cause) {
        InvalidDeltaException fault = new InvalidDeltaException(pointer(), message);
        fault.initCause(cause);
        return fault;
    }
}
