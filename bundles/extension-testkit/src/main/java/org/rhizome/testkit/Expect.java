package org.rhizome.testkit;

import java.util.Objects;

/** What must hold of a resolver. */
final class Expect {

    private Expect() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    static void equal(Object expected, Object actual, String when) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(when + ": expected " + expected + " but was " + actual);
        }
    }
}
