package org.rhizome.itests.swap;

import java.io.IOException;
import java.nio.file.Path;
import org.rhizome.itests.Node;
import org.rhizome.signing.JarKey;

/** A node in a process of its own with version 1 of {@link Paint}, and load on it. */
final class Studio implements AutoCloseable {

    private final JarKey key;
    private final Node node;
    private final Operator operator;
    private final Witness witness = new Witness();
    private final LoadGenerator load;

    private Studio(JarKey key, Node node, int perSecond) throws IOException, InterruptedException {
        this.key = key;
        this.node = node;
        this.operator = Operator.of(node);
        committed(operator.deploy(paint(1), "probation=0s"));
        define(operator);
        try (Connection connection = new Connection(node.address(), node.token())) {
            Mix.prepare(connection);
        }
        this.load = LoadGenerator.start(node.address(), node.token(), perSecond, new Mix(witness));
    }

    static Studio open(Path home, int perSecond) throws IOException, InterruptedException {
        JarKey key = JarKey.random();
        Operator.trust(home, key);
        Node node = Node.start(home);
        try {
            return new Studio(key, node, perSecond);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            node.close();
            throw e;
        }
    }

    /** The view definition that {@link Mix} reads with. */
    static void define(Operator operator) throws IOException, InterruptedException {
        String definition = "{\"default\": {\"resolver\": \"" + Paint.SERVICE + "\"}}";
        int status = operator.put("/api/views/" + Paint.DEFINITION, definition).statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException("the view " + definition + " was answered with " + status);
        }
    }

    /** The signed jar of that version. */
    byte[] paint(int version) {
        return Paint.version(version).signedBy(key).jar();
    }

    static Report committed(Report report) {
        if (!report.state().equals("committed")) {
            throw new AssertionError("not committed: " + report);
        }
        return report;
    }

    JarKey key() {
        return key;
    }

    Node node() {
        return node;
    }

    Operator operator() {
        return operator;
    }

    Witness witness() {
        return witness;
    }

    LoadGenerator load() {
        return load;
    }

    @Override
    public void close() {
        load.close();
        node.close();
    }
}
