package org.rhizome.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rhizome.shell.FakeNode.Answer;
import org.rhizome.shell.FakeNode.Request;

/**
 * What came of one command against a node that answered as told.
 *
 * @param asked addresses of the requests, in order
 */
record ClientRun(int code, String out, String err, List<String> asked) {

    /** @param folder for the token */
    static ClientRun of(Path folder, Function<Request, Answer> answers, String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), FakeNode.TOKEN);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (FakeNode fake = new FakeNode(answers)) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--node", fake.address(), "--token-file", token.toString()));
            int code = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                    .execute(all.toArray(String[]::new));
            return new ClientRun(code, out.toString(), err.toString(), fake.requests().stream().map(Request::path).toList());
        }
    }
}
