package org.rhizome.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;
import org.rhizome.signing.JarKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome key}. */
@Command(name = "key", description = "Makes a key that signs extensions, and prints the line by which a node trusts it.")
final class KeyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LocalOptions options;

    @Parameters(paramLabel = "FILE", description = "Where the key is kept; only you can read it.")
    private Path file;

    @Override
    public void run() {
        JarKey key = JarKey.random();
        try {
            key.write(file);
        } catch (FileAlreadyExistsException e) {
            throw new ShellException(file + " exists, and a key is never overwritten. Name another file.", e);
        } catch (IOException e) {
            throw new ShellException("The key cannot be written to " + file + ": " + Reasons.of(e)
                    + ". Name a file in a folder that you may write to.", e);
        }
        if (options.json()) {
            spec.commandLine().getOut().println(JsonText.of(Map.of("key", key.signer())));
            return;
        }
        // Alone on standard output, so that it can be appended to the file.
        spec.commandLine().getOut().println(key.signer());
        spec.commandLine().getErr().println("The key is in " + file + ". The line above goes into etc/trusted-keys in the home folder of "
                + "each node that is to take what it signs; whom it stands for may follow after a space.");
    }
}
