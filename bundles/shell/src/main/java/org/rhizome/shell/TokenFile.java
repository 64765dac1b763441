package org.rhizome.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file that holds the bearer token. */
record TokenFile(Path path) {

    /**
     * @param asked for on the command line, or null
     * @param distribution in whose folder {@code home} a node keeps its things unless told otherwise
     */
    static TokenFile of(Path asked, Map<String, String> environment, Path distribution) {
        String file = environment.getOrDefault("RHIZOME_TOKEN_FILE", "");
        String home = environment.getOrDefault("RHIZOME_HOME", "");
        if (asked != null) {
            return new TokenFile(asked);
        }
        if (!file.isBlank()) {
            return new TokenFile(Path.of(file));
        }
        return new TokenFile((home.isBlank() ? distribution.resolve("home") : Path.of(home)).resolve("secrets").resolve("admin.token"));
    }

    String read() {
        try {
            String token = Files.readString(path).strip();
            if (token.isEmpty()) {
                throw new ShellException("The token file " + path + " is empty. Name another with --token-file.");
            }
            return token;
        } catch (IOException e) {
            throw new ShellException("The token file " + path + " cannot be read (" + Reasons.of(e) + "). The first start of a node "
                    + "makes it as secrets/admin.token in its home folder: name it with --token-file.", e);
        }
    }
}
