package org.rhizome.itests.swap;

import org.rhizome.forge.Endpoints;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Plugins;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.SelfTests;
import org.rhizome.forge.Service;
import org.rhizome.forge.Views;

/**
 * An extension with a service of each kind, all of which name their version in what they answer: a resolver "paint", an endpoint "paint"
 * that reads through it, a plugin "tally" that counts claims on "mark", and a view "marked" of the entities that have it.
 */
final class Paint {

    static final String NAME = "org.rhizome.itests.paint";
    static final String SERVICE = "paint";
    static final String PLUGIN = "tally";
    static final String VIEW = "marked";
    static final String MARK = "mark";
    /** A view definition that resolves everything with the resolver. */
    static final String DEFINITION = "painted";

    private Paint() {}

    /** What the version answers. */
    static String label(int version) {
        return "v" + version;
    }

    /** The version as it ought to be. */
    static ExtensionForge version(int version) {
        return version(version, Resolvers.answering(SERVICE, label(version)), SelfTests.passing());
    }

    /** The version with that resolver, which must be called {@value #SERVICE}, and that self-test. */
    static ExtensionForge version(int version, Service resolver, Service selfTest) {
        return ExtensionForge.bundle(NAME, version + ".0.0")
                .with(resolver)
                .with(Endpoints.endpoint(SERVICE, "return text(200, \"\\\"" + label(version) + "\\\" \" + request.node().values(request.path(), \""
                        + DEFINITION + "\").orElseThrow().values());"))
                .with(Plugins.silent(PLUGIN, MARK, label(version)))
                .with(Views.counting(VIEW, MARK, label(version)))
                .with(selfTest);
    }
}
