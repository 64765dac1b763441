package org.rhizome.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;
import org.rhizome.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** {@code rhizome put}. */
@Command(name = "put",
        customSynopsis = {
            "rhizome put ENTITY PROPERTY VALUE [--author NAME] [--text] [--node URL] [--token-file FILE] [--json]",
            "       rhizome put - [--node URL] [--token-file FILE] [--json]"
        },
        description = "Claims that a property of an entity has a value, or sends the JSON of deltas from standard input (-).")
final class PutCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(paramLabel = "ENTITY PROPERTY VALUE", arity = "1..3", description = "What is claimed; or - for JSON from standard input.")
    private List<String> words;

    @Option(names = "--author", paramLabel = "NAME", description = "Who claims it (default: your user name).")
    private String author = System.getProperty("user.name");

    @Option(names = "--text", description = "Take a value that reads as a number, true or false for a text.")
    private boolean text;

    @Override
    public void run() {
        Reply reply = options.connect().post("/api/deltas", "application/json", body());
        Map<?, ?> outcome = reply.ok() ? reply.object() : Map.of();
        if (outcome.get("rejected") instanceof List<?> rejected && !rejected.isEmpty()) {
            throw new ShellException("The node rejected " + rejected.size() + ", first: "
                    + ((Map<?, ?>) rejected.getFirst()).get("reason") + ".");
        }
        if (!reply.ok()) {
            throw new ShellException(reply.problem());
        }
        spec.commandLine().getOut().println(options.json() ? reply.text() : sentence(outcome));
    }

    private byte[] body() {
        if (words.equals(List.of("-"))) {
            try {
                return System.in.readAllBytes();
            } catch (IOException e) {
                throw new ShellException("Standard input cannot be read: " + Reasons.of(e) + ".", e);
            }
        }
        if (words.size() != 3) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Say ENTITY PROPERTY VALUE, or - for JSON from standard input.");
        }
        try {
            Delta delta = Delta.by(author).at(System.currentTimeMillis()).set(words.get(0), words.get(1), value(words.get(2), text));
            JsonWriter out = new JsonWriter();
            DeltaJson.write(delta, out);
            return out.toByteArray();
        } catch (InvalidDeltaException e) {
            throw new ShellException("That is no delta: " + e.getMessage() + ".", e);
        }
    }

    /**
     * A JSON number, true or false stands for itself unless asked otherwise; anything else is a text, also a number that would not be
     * written as it was typed: 9.10 is a version.
     */
    static Primitive value(String word, boolean asText) {
        if (asText) {
            return new Text(word);
        }
        try {
            JsonReader in = new JsonReader(word.getBytes(StandardCharsets.UTF_8));
            Primitive value = switch (in.peek()) {
                case NUMBER -> number(word, in.number());
                case BOOLEAN -> new Bool(in.bool());
                default -> new Text(word);
            };
            if (!(value instanceof Text)) {
                in.end();
            }
            return value;
        } catch (JsonException e) {
            return new Text(word);
        }
    }

    private static Primitive number(String word, double number) {
        String written = new String(new JsonWriter().value(number).toByteArray(), StandardCharsets.UTF_8);
        return written.equals(word) ? new Num(number) : new Text(word);
    }

    private static String sentence(Map<?, ?> outcome) {
        List<String> ids = ((List<?>) outcome.get("ids")).stream().map(String.class::cast).toList();
        if (ids.size() == 1) {
            return (outcome.get("accepted").equals(1.0) ? "accepted " : "known already: ") + ids.getFirst();
        }
        return String.format(Locale.ROOT, "%.0f accepted, %.0f known already", outcome.get("accepted"), outcome.get("duplicate"));
    }
}
