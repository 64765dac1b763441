package org.rhizome.gate;

/**
 * An extension's service and where it comes from.
 *
 * @param name by which it is chosen
 * @param version of its bundle
 * @param bundle symbolic name of its bundle
 * @param description of its bundle, empty when it has none
 * @param subscription of a plugin: the term that chooses its deltas, as JSON; empty when it wants none, and for all else
 * @param service the extension itself; not kept beyond a request
 */
public record Installed<T>(String name, String version, String bundle, String description, String subscription, T service) {

    /** Of what subscribes to nothing. */
    public Installed(String name, String version, String bundle, String description, T service) {
        this(name, version, bundle, description, "", service);
    }
}
