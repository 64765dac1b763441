package org.rhizome.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the command line client reaches this node, for people to copy.
 *
 * @param script as it was called
 * @param node the address of the node
 * @param token the file with the admin token
 * @param usual whether the client finds both by itself
 */
record ClientCommand(String script, String node, Path token, boolean usual) {

    /** The arguments for the client's main class. */
    List<String> arguments(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        if (!usual) {
            words.addAll(List.of("--node", node, "--token-file", token.toString()));
        }
        return List.copyOf(words);
    }

    /** One line for a shell. */
    String line(String... command) {
        return script + " " + arguments(command).stream().map(ClientCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
