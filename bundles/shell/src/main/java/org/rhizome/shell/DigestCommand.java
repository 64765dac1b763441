package org.rhizome.shell;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rhizome digest}. */
@Command(name = "digest", description = "Prints how many deltas the node holds and the digest of their set.")
final class DigestCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Override
    public void run() {
        Reply reply = options.connect().get("/api/digest").orFail();
        Map<?, ?> digest = reply.object();
        spec.commandLine().getOut().println(options.json() ? reply.text()
                : digest.get("digest") + "  " + String.format(Locale.ROOT, "%,.0f", digest.get("count")) + " deltas");
    }
}
