package org.rhizome.plugins.internal;

import org.rhizome.delta.Value;
import org.rhizome.delta.ValueCheck;

/** An extension failed: threw, took too long, returned what it must not. Holds texts, no classes of the extension. */
final class Crash extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    enum Remedy { RESTART, PERSON }

    private final Remedy remedy;

    Crash(String message) {
        this(message, Remedy.RESTART);
    }

    private Crash(String message, Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** @param thrown by the extension; not kept */
    static Crash of(String what, Throwable thrown) {
        String text = what + " threw " + Fault.text(thrown);
        Crash crash = new Crash(text);
        crash.initCause(Fault.neutral(text, thrown));
        return crash;
    }

    /** @param whose the method that returned it @throws Crash if it is no value, or one that is larger or deeper than a node takes */
    static void unlessValue(String whose, Value value) throws Crash {
        try {
            ValueCheck.require(whose, value);
        } catch (IllegalStateException e) {
            throw new Crash(e.getMessage());
        }
    }

    /** What would be the same after a restart. */
    static Crash forGood(String message) {
        return new Crash(message, Remedy.PERSON);
    }

    Remedy remedy() {
        return remedy;
    }
}
