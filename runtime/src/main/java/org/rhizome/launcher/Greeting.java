package org.rhizome.launcher;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What is printed when the node is ready.
 *
 * @param address of the HTTP door
 * @param home the folder of the node
 * @param token the file with the admin token
 * @param development whether unsigned extensions are taken
 * @param heldWarnings that went to the log file only while the node started
 */
record Greeting(String address, Path home, Path token, boolean development, int heldWarnings) {

    void print(PrintStream out) {
        out.println("rhizome is ready at " + address);
        out.println("  home folder  " + home);
        out.println("  admin token  " + token);
        if (development) {
            out.println("  development  extensions are taken whoever signed them");
        }
        if (heldWarnings > 0) {
            out.println("  warnings     " + heldWarnings + " in " + home.resolve("logs").resolve("rhizome.log"));
        }
        out.flush();
    }
}
