package org.rhizome.deploy.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.Service;

/** A test that deploys versions of an extension on one node. */
abstract class OnNode {

    static final String COLOUR = "org.example.colour";

    @TempDir
    Path home;
    @TempDir
    Path jars;

    TestNode node;

    @BeforeEach
    void start() throws Exception {
        node = TestNode.start(home);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
    }

    Path colour(String version, String answer) {
        return colour(version, Resolvers.answering("colour", answer));
    }

    Path colour(String version, Service... services) {
        ExtensionForge forge = ExtensionForge.bundle(COLOUR, version);
        for (Service service : services) {
            forge.with(service);
        }
        return forge.writeTo(jars);
    }
}
