package org.rhizome.deploy.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Plan;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Entries as JSON and back. */
final class EntryJson {

    private EntryJson() {}

    static byte[] write(Entry entry) {
        JsonWriter out = new JsonWriter();
        Json.write(tree(entry), out);
        return out.toByteArray();
    }

    private static Map<String, Object> tree(Entry entry) {
        return switch (entry) {
            case Entry.Planned(long number, long at, String by, List<Move> moves, List<String> warnings) -> map(
                    "planned", number, "at", at, "by", by, "moves", moves.stream().map(EntryJson::tree).toList(), "warnings", warnings);
            case Entry.Stepped(long number, Deployment.Phase phase, long at, String detail) -> map(
                    "stepped", number, "phase", phase.name(), "at", at, "detail", detail);
            case Entry.Noted(long number, String detail) -> map("noted", number, "detail", detail);
            case Entry.Compared(long number, Deployment.Comparison(long compared, long differing, List<String> examples)) -> map(
                    "compared", number, "answers", compared, "differing", differing, "examples", examples);
            case Entry.Judged(long number, Deployment.LeakVerdict verdict) -> map(
                    "judged", number, "extension", verdict.extension(), "version", verdict.version(), "collected", verdict.collected(),
                    "millis", verdict.millis(), "heldBy", verdict.heldBy());
            case Entry.Interrupted(long number, long at, String reason) -> map("interrupted", number, "at", at, "reason", reason);
            case Entry.Recorded(long number) -> map("recorded", number);
            case Entry.Summed(long number, Map<String, Desired> desired) -> {
                Map<String, Object> decided = new TreeMap<>();
                desired.forEach((name, what) -> decided.put(name, tree(what)));
                yield map("summed", number, "desired", decided);
            }
        };
    }

    private static Map<String, Object> tree(Move move) {
        return map("extension", move.extension(), "action", move.action().name(), "from", tree(move.from()), "to", tree(move.to()));
    }

    private static Map<String, Object> tree(Desired desired) {
        return map(
                "current", tree(desired.current()), "previous", tree(desired.previous()), "deployment", desired.deployment(),
                "since", desired.since(), "by", desired.by());
    }

    private static Object tree(Optional<Release> release) {
        return release.map(it -> map(
                "version", it.version(), "sha256", it.sha256(), "signer", it.signer(), "services", it.services(),
                "needs", it.needs(), "origin", it.origin().name(), "nature", it.nature().name())).orElse(null);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /**
     * @throws IllegalArgumentException if it is no entry
     */
    static Entry read(byte[] json) {
        Fields in = Fields.of(Json.parse(json));
        return switch (in.first()) {
            case "planned" -> new Entry.Planned(
                    in.number("planned"), in.number("at"), in.text("by"), in.list("moves", EntryJson::move), in.texts("warnings"));
            case "stepped" -> new Entry.Stepped(
                    in.number("stepped"), Deployment.Phase.valueOf(in.text("phase")), in.number("at"), in.text("detail"));
            case "noted" -> new Entry.Noted(in.number("noted"), in.text("detail"));
            case "compared" -> new Entry.Compared(
                    in.number("compared"),
                    new Deployment.Comparison(in.number("answers"), in.number("differing"), in.texts("examples")));
            case "judged" -> new Entry.Judged(in.number("judged"), new Deployment.LeakVerdict(
                    in.text("extension"), in.text("version"), in.flag("collected"), in.number("millis"), in.texts("heldBy")));
            case "interrupted" -> new Entry.Interrupted(in.number("interrupted"), in.number("at"), in.text("reason"));
            case "recorded" -> new Entry.Recorded(in.number("recorded"));
            case "summed" -> new Entry.Summed(in.number("summed"), in.map("desired", EntryJson::desired));
            default -> throw new IllegalArgumentException("there is no entry \"" + in.first() + '"');
        };
    }

    private static Move move(Fields in) {
        return new Move(in.text("extension"), Plan.Action.valueOf(in.text("action")), release(in, "from"), release(in, "to"));
    }

    private static Desired desired(Fields in) {
        return new Desired(
                release(in, "current"), release(in, "previous"), in.number("deployment"), in.number("since"), in.text("by"));
    }

    private static Optional<Release> release(Fields in, String name) {
        return in.optional(name).map(it -> new Release(
                it.text("version"), it.text("sha256"), it.text("signer"), it.texts("services"), it.texts("needs"),
                Release.Origin.valueOf(it.text("origin")), Release.Nature.valueOf(it.text("nature"))));
    }

    /** The members of a JSON object, each of a kind that is asked for. */
    private record Fields(Map<?, ?> members) {

        static Fields of(Object tree) {
            if (tree instanceof Map<?, ?> members && !members.isEmpty()) {
                return new Fields(members);
            }
            throw new IllegalArgumentException("expected an object, not " + tree);
        }

        String first() {
            return (String) members.keySet().iterator().next();
        }

        private <T> T get(String name, Class<T> type) {
            if (type.isInstance(members.get(name))) {
                return type.cast(members.get(name));
            }
            throw new IllegalArgumentException('"' + name + "\" must be a " + type.getSimpleName() + ", not " + members.get(name));
        }

        long number(String name) {
            return get(name, Double.class).longValue();
        }

        String text(String name) {
            return get(name, String.class);
        }

        boolean flag(String name) {
            return get(name, Boolean.class);
        }

        List<String> texts(String name) {
            return ((List<?>) get(name, List.class)).stream().map(String.class::cast).toList();
        }

        <T> List<T> list(String name, Function<Fields, T> element) {
            return ((List<?>) get(name, List.class)).stream().map(Fields::of).map(element).toList();
        }

        <T> Map<String, T> map(String name, Function<Fields, T> value) {
            Map<String, T> map = new TreeMap<>();
            ((Map<?, ?>) get(name, Map.class)).forEach((key, tree) -> map.put((String) key, value.apply(of(tree))));
            return map;
        }

        Optional<Fields> optional(String name) {
            return Optional.ofNullable(members.get(name)).map(Fields::of);
        }
    }
}
