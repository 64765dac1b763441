package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.node.Rhizome;

class SamplingTest {

    private final SortedSet<String> entities = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();

    /** A node of which nothing but entities and their views is asked; one of them fails. */
    private Rhizome node() {
        return (Rhizome) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Rhizome.class}, (self, method, arguments) ->
                switch (method.getName()) {
                    case "entities" -> entities.tailSet(arguments[1] + "\0").stream().limit((Integer) arguments[2]).toList();
                    case "lossy" -> lossy((String) arguments[0], (Reading) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Optional<?> lossy(String entity, Reading reading) {
        asked.add(entity + " " + reading.choice().all());
        if (entity.equals("e007")) {
            throw new ResolverFailedException("colour", "p", new IllegalStateException("on purpose"));
        }
        return Optional.empty();
    }

    @Test
    void everyEntityIsAskedAboutOnce() {
        IntStream.range(0, 250).mapToObj("e%03d"::formatted).forEach(entities::add);
        Sampling sampling = new Sampling(this::node, List.of("colour"));
        for (int round = 0; round < 1_000; round++) {
            sampling.ask();
        }
        assertEquals(entities.stream().map(entity -> entity + " colour").toList(), asked);
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingAsked() {
        entities.add("e007");
        new Sampling(this::node, List.of("colour", "other")).ask();
        assertEquals(List.of("e007 colour", "e007 other"), asked);
    }

    @Test
    void withoutANodeOrResolversNothingIsAsked() {
        entities.add("e");
        new Sampling(() -> null, List.of("colour")).ask();
        new Sampling(this::node, List.of()).ask();
        assertEquals(List.of(), asked);
    }
}
