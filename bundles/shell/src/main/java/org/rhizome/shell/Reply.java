package org.rhizome.shell;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;

/**
 * What a node answered.
 *
 * @param retryAfterSeconds when it asked to try again, else 0
 */
record Reply(int status, String contentType, long retryAfterSeconds, byte[] body) {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** This. @throws ShellException with the problem, if it is none to go on with */
    Reply orFail() {
        if (!ok()) {
            throw new ShellException(problem());
        }
        return this;
    }

    /** The body as a JSON object. */
    Map<?, ?> object() {
        try {
            if (Json.parse(body) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (JsonException e) {
            throw new ShellException("The answer is not the JSON of a node (" + e.getMessage() + "). Does --node name one?", e);
        }
        throw new ShellException("The answer is not the JSON of a node. Does --node name one?");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Title and detail of the problem document, or what else there is. */
    String problem() {
        if (contentType.startsWith("application/problem+json")) {
            Map<?, ?> problem = object();
            Object pointer = problem.get("pointer");
            if (problem.get("reasons") instanceof List<?> reasons && reasons.size() > 1) {
                return problem.get("title") + ":" + reasons.stream().map(reason -> "\n  " + Terminal.text(reason)).collect(Collectors.joining());
            }
            return sentence(problem.get("title") + ": " + problem.get("detail") + (pointer == null ? "" : " (at " + pointer + ")"));
        }
        return "The node answered with status " + status + ". Does --node name a node?";
    }

    static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
