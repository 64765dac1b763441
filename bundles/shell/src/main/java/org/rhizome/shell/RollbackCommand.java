package org.rhizome.shell;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome rollback}. */
@Command(name = "rollback", description = "Goes back to the version of an extension before: at once while the current one is on probation.")
final class RollbackCommand implements Runnable {

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
        Reply reply = node.post("/api/extensions/" + Node.escape(name) + "/rollback", "application/json", new byte[0]);
        if ("reverted".equals(reply.orFail().object().get("state"))) { // at once: the deployment that was on probation is what it was asked of
            spec.commandLine().getOut().println(options.json() ? reply.text() : "rolled back: what served before serves again");
        } else {
            new Following(node, spec.commandLine().getOut(), options).follow(reply, following.most());
        }
    }
}
