package org.rhizome.plugins.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that runs one node in a folder of its own. */
abstract class AtHome {

    @TempDir
    Path folder;

    Home home;

    @AfterEach
    void stop() {
        home.close();
    }
}
