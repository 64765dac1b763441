package org.rhizome.itests.swap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rhizome.itests.Node;
import org.rhizome.itests.swap.Connection.Answer;

/** Requests of all kinds, and what their answers must be: those of {@link Paint} come from one version of it each. */
final class Mix implements LoadGenerator.Exchange {

    /** After so many turns every kind of request was made. */
    static final int TURNS = 20;

    private static final int ENTITIES = 200;
    private static final int BATCH = 10;
    private static final Pattern ID = Pattern.compile("1e20[0-9a-f]{64}");
    private static final Pattern LABEL = Pattern.compile("\"(v\\d+)\"|=(v\\d+)\\]");
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final Pattern VERSION = Pattern.compile("\"version\":\"(\\d+)\\.0\\.0\"");

    private final Witness witness;
    private final AtomicLong marks = new AtomicLong();
    private final List<LoadGenerator.Exchange> turns = new ArrayList<>();

    Mix(Witness witness) {
        this.witness = witness;
        turns.addAll(List.of(
                this::lossy, this::painted, this::write, this::lossless, this::endpoint,
                this::lossy, this::painted, this::mark, this::explain, this::plugin,
                this::lossy, this::painted, this::write, this::list, this::endpoint,
                this::lossy, this::painted, this::batch, this::lossless, this::view));
    }

    @Override
    public void take(Connection node, long turn) throws IOException {
        turns.get((int) (turn % turns.size())).take(node, turn);
    }

    /** What the requests read. */
    static void prepare(Connection node) throws IOException {
        String claims = IntStream.range(0, ENTITIES * 5)
                .mapToObj(i -> claim("load:" + i % ENTITIES, "p" + i / ENTITIES, i, "\"claimed " + i + "\"")).collect(Collectors.joining(",", "[", "]"));
        ok(node.post("/api/deltas", claims));
    }

    /** Any of them, and for one turn always the same. */
    private static String entity(long turn) {
        return "load:" + (turn * 0x9E3779B97F4A7C15L >>> 40) % ENTITIES;
    }

    private static String claim(String entity, String property, long time, String value) {
        return "{\"author\":\"load\",\"timestamp\":" + time + ",\"pointers\":[{\"role\":\"subject\",\"target\":{\"id\":\"" + entity
                + "\",\"context\":\"" + property + "\"}},{\"role\":\"value\",\"target\":" + value + "}]}";
    }

    private static String ok(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private void lossy(Connection node, long turn) throws IOException {
        String body = ok(node.get(Node.entity(entity(turn))));
        require(body.contains("\"claimed "), "no claimed value", body);
    }

    private void painted(Connection node, long turn) throws IOException {
        version(ok(node.get(Node.entity(entity(turn)) + "?resolver=" + Paint.SERVICE)));
    }

    private void lossless(Connection node, long turn) throws IOException {
        String body = ok(node.get(Node.entity(entity(turn)) + "/lossless"));
        require(body.contains("\"claimed "), "no claim", body);
    }

    private void list(Connection node, long turn) throws IOException {
        version(ok(node.post("/api/list", "{\"prefix\":\"load:\",\"view\":\"" + Paint.DEFINITION + "\",\"limit\":10}")));
    }

    private void explain(Connection node, long turn) throws IOException {
        String body = ok(node.get(Node.entity(entity(turn)) + "/explain/p1?resolver=" + Paint.SERVICE));
        Matcher version = VERSION.matcher(body);
        require(version.find() && body.contains("\"value\":\"v" + version.group(1) + "\""), "value and version differ", body);
    }

    private void endpoint(Connection node, long turn) throws IOException {
        version(ok(node.get("/api/ext/" + Paint.SERVICE + "/" + entity(turn).replace(":", "%3A"))));
    }

    private void plugin(Connection node, long turn) throws IOException {
        String body = ok(node.post("/api/plugins/" + Paint.PLUGIN + "/call", "{}"));
        version(body);
        require(count(body) <= witness.begun(), "more marks than were made", body);
    }

    private void view(Connection node, long turn) throws IOException {
        long least = witness.ended();
        String body = ok(node.get("/api/views/" + Paint.VIEW + "/answer"));
        version(body);
        require(count(body) >= least && count(body) <= witness.begun(), "not between " + least + " and " + witness.begun() + " marks", body);
    }

    private void write(Connection node, long turn) throws IOException {
        submit(node, claim(entity(turn), "touched", turn, Long.toString(turn)), 1, 0);
    }

    private void mark(Connection node, long turn) throws IOException {
        submit(node, claim("marked:" + marks.getAndIncrement(), Paint.MARK, turn, "true"), 1, 1);
    }

    private void batch(Connection node, long turn) throws IOException {
        String claims = IntStream.range(0, BATCH).mapToObj(i -> claim("marked:" + marks.getAndIncrement(), Paint.MARK, turn, "true"))
                .collect(Collectors.joining(",", "[", "]"));
        submit(node, claims, BATCH, BATCH);
    }

    private void submit(Connection node, String claims, int count, int marked) throws IOException {
        witness.begin(marked);
        String body = ok(node.post("/api/deltas", claims));
        require(body.contains("\"accepted\":" + count), "not " + count + " accepted", body);
        List<String> ids = ID.matcher(body).results().map(found -> found.group()).toList();
        require(ids.size() == count, "not " + count + " ids", body);
        witness.acknowledge(ids, marked);
    }

    static long count(String body) {
        Matcher count = COUNT.matcher(body);
        require(count.find(), "no count", body);
        return Long.parseLong(count.group(1));
    }

    /** The version of {@link Paint} that answered. */
    static String version(String body) {
        Set<String> labels = LABEL.matcher(body).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        require(labels.size() == 1, "not from one version but from " + labels, body);
        return labels.iterator().next();
    }

    private static void require(boolean condition, String fault, String body) {
        if (!condition) {
            throw new AssertionError(fault + ": " + body);
        }
    }
}
