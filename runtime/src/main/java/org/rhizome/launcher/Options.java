package org.rhizome.launcher;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What {@code rhizome run} was asked to do.
 *
 * @param home absolute path of the folder that holds everything the node keeps
 * @param http where the HTTP door listens
 * @param insecure whether addresses other machines can reach are allowed without TLS
 * @param sample whether an empty store is filled with the sample of the distribution
 * @param development whether extensions are taken that nobody trusted has signed
 */
record Options(Path home, HttpAddress http, boolean insecure, boolean sample, boolean development) {

    static final String USAGE = """
            Usage: rhizome run [--home DIR] [--http HOST:PORT] [--insecure] [--sample] [--development]

            Runs a node in the foreground until it is stopped (Ctrl-C or SIGTERM).

              --home DIR        the folder that holds everything the node keeps
                                (default: $RHIZOME_HOME, else the folder "home" of this distribution)
              --http HOST:PORT  where to listen (default: 127.0.0.1:8080; port 0 picks a free one)
              --insecure        allow addresses that other machines can reach, without TLS
              --sample          fill an empty store with the sample that comes along
              --development     take extensions that are not signed, or not by a key in etc/trusted-keys of the home folder
              --help            print this
            """;

    /**
     * @param arguments after {@code run}
     * @param environment of the process; RHIZOME_HOME is read
     * @param distribution the folder this program was unpacked to
     */
    static Options parse(List<String> arguments, Map<String, String> environment, Path distribution) throws UsageException {
        String inherited = environment.getOrDefault("RHIZOME_HOME", "");
        Path home = inherited.isBlank() ? distribution.resolve("home") : Path.of(inherited);
        HttpAddress http = HttpAddress.DEFAULT;
        boolean insecure = false;
        boolean sample = false;
        boolean development = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--home" -> home = Path.of(value(argument, equals, rest));
                case "--http" -> http = HttpAddress.parse(value(argument, equals, rest));
                case "--insecure" -> insecure = flag(argument, equals);
                case "--sample" -> sample = flag(argument, equals);
                case "--development" -> development = flag(argument, equals);
                default -> throw new UsageException("run does not know " + argument);
            }
        }
        return new Options(home.toAbsolutePath().normalize(), http, insecure, sample, development);
    }

    private static String value(String argument, int equals, Iterator<String> rest) throws UsageException {
        String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || equals < 0 && value.startsWith("--")) {
            throw new UsageException(argument + " wants a value");
        }
        return value;
    }

    private static boolean flag(String argument, int equals) throws UsageException {
        if (equals >= 0) {
            throw new UsageException(argument.substring(0, equals) + " takes no value");
        }
        return true;
    }
}
