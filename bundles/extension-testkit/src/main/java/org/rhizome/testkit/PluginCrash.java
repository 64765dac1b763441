package org.rhizome.testkit;

/** A plugin threw, or did what no plugin may: on a node its instance would have crashed. */
public final class PluginCrash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PluginCrash(String message, Throwable cause) {
        super(message + (cause == null ? "" : ": " + cause), cause);
    }
}
