package org.rhizome.shell;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome remove}. */
@Command(name = "remove", description = "Takes an extension away, unless others need it.")
final class RemoveCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Mixin
    private FollowOptions following;

    @Parameters(paramLabel = "NAME", description = "Of the extension, as \"rhizome extensions\" lists it.")
    private String name;

    @Override
    public void run() {
        Node node = options.connect();
        Reply reply = node.delete("/api/extensions/" + Node.escape(name));
        new Following(node, spec.commandLine().getOut(), options).follow(reply, following.most());
    }
}
