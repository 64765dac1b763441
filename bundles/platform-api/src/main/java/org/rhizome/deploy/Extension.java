package org.rhizome.deploy;

import java.util.List;

/**
 * An extension of this node.
 *
 * @param name the symbolic name of its bundle
 * @param version that serves; empty when none does
 * @param description of its bundle, may be empty
 * @param origin {@code distribution} or {@code deployment}
 * @param state what it does
 * @param generation of the gate in which it came to serve; 0 when it does not
 * @param services what it offers, as {@code type:name}
 * @param health {@code ok}, or what is wrong, in a sentence
 * @param since when its version came to serve, milliseconds since 1970
 * @param rollbackTo the version that a rollback would bring back; empty when there is none
 * @param signer as in {@link Plan.Change}
 */
public record Extension(
        String name, String version, String description, String origin, State state, long generation, List<String> services,
        String health, long since, String rollbackTo, String signer) {

    public Extension {
        services = List.copyOf(services);
    }

    /** What an extension does. */
    public enum State {
        SERVING,
        /** Serves, and the version before is ready to return. */
        PROBATION,
        /** Could not be started when the node did; the node serves without it. */
        PARKED,
        /** Retired, but still held by something in the JVM. */
        ZOMBIE
    }
}
