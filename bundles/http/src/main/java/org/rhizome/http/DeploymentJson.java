package org.rhizome.http;

import java.util.List;
import java.util.Locale;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Extension;
import org.rhizome.deploy.Plan;
import org.rhizome.json.JsonWriter;

/** Plans, deployments and extensions, as clients see them. What extensions say of themselves may hold anything. */
final class DeploymentJson {

    private DeploymentJson() {}

    /** Writes {@code {"possible", "changes", "refusals", "warnings"}}. */
    static void write(Plan plan, JsonWriter out) {
        out.beginObject().name("possible").value(plan.isPossible());
        changes(plan.changes(), out);
        texts("refusals", plan.refusals(), out);
        texts("warnings", plan.warnings(), out);
        out.endObject();
    }

    static void write(Deployment it, JsonWriter out) {
        out.beginObject().name("number").value(it.number())
                .name("state").value(word(it.state()))
                .name("by").value(text(it.by()))
                .name("reason").value(text(it.reason()));
        changes(it.changes(), out);
        out.name("steps").beginArray();
        it.steps().forEach(step -> out.beginObject().name("phase").value(word(step.phase()))
                .name("at").value(step.at())
                .name("detail").value(text(step.detail())).endObject());
        out.endArray();
        texts("warnings", it.warnings(), out);
        if (it.comparison() != null) {
            out.name("comparison").beginObject().name("compared").value(it.comparison().compared())
                    .name("differing").value(it.comparison().differing());
            texts("examples", it.comparison().examples(), out);
            out.endObject();
        }
        out.name("leaks").beginArray();
        it.leaks().forEach(leak -> write(leak, out));
        out.endArray().endObject();
    }

    private static void write(Deployment.LeakVerdict leak, JsonWriter out) {
        out.beginObject().name("extension").value(text(leak.extension()))
                .name("version").value(text(leak.version()))
                .name("collected").value(leak.collected())
                .name("millis").value(leak.millis());
        texts("heldBy", leak.heldBy(), out);
        out.endObject();
    }

    static void write(Extension it, JsonWriter out) {
        out.beginObject().name("name").value(text(it.name()))
                .name("version").value(text(it.version()))
                .name("description").value(text(it.description()))
                .name("origin").value(it.origin())
                .name("state").value(word(it.state()))
                .name("generation").value(it.generation());
        texts("services", it.services(), out);
        out.name("health").value(text(it.health()))
                .name("since").value(it.since())
                .name("rollbackTo").value(text(it.rollbackTo()))
                .name("signer").value(text(it.signer())).endObject();
    }

    private static void changes(List<Plan.Change> changes, JsonWriter out) {
        out.name("changes").beginArray();
        for (Plan.Change change : changes) {
            out.beginObject().name("extension").value(text(change.extension()))
                    .name("action").value(word(change.action()))
                    .name("from").value(text(change.from()))
                    .name("to").value(text(change.to()))
                    .name("sha256").value(change.sha256())
                    .name("signer").value(text(change.signer()));
            texts("services", change.services(), out);
            out.endObject();
        }
        out.endArray();
    }

    private static void texts(String name, List<String> texts, JsonWriter out) {
        out.name(name).beginArray();
        texts.forEach(each -> out.value(text(each)));
        out.endArray();
    }

    private static String text(String said) {
        return ProblemJson.sound(said);
    }

    /** As clients write it: {@code caught_up}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
