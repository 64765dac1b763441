package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.core.Engine;
import org.rhizome.core.TestNodes;
import org.rhizome.json.Json;
import org.rhizome.store.mapdb.OpenStore;

/** The behaviour that the systems before this one were tested for. What is not asked here stands in {@link Scope} and in CASES.md. */
@Timeout(60)
class BehaviourCasesTest {

    private static final String FILE = "cases/rhizome-node-cases.json";

    @TempDir
    private Path folder;

    private static List<Case> shared() throws IOException {
        String shared = System.getProperty("rhizome.shared", "");
        Path file = Path.of(shared, FILE.split("/"));
        if (shared.isEmpty() || !Files.isRegularFile(file)) {
            Assumptions.abort("not checked against " + FILE + ": point the system property rhizome.shared to the shared folder");
        }
        return Case.all(Json.parse(Files.readAllBytes(file)));
    }

    private static List<Case> sample() throws IOException {
        try (var in = BehaviourCasesTest.class.getResourceAsStream("/cases/sample.json")) {
            return Case.all(Json.parse(in.readAllBytes()));
        }
    }

    private static Stream<DynamicTest> each(List<Case> cases, Consumer<Case> run) {
        return cases.stream().filter(Scope::runs).map(it -> DynamicTest.dynamicTest(it.id(), () -> run.accept(it)));
    }

    @TestFactory
    Stream<DynamicTest> everySharedCaseHoldsInEveryArrivalOrder() throws IOException {
        return each(shared(), it -> new Drill(it).everyOrder(BehaviourCasesTest::inMemory));
    }

    @TestFactory
    Stream<DynamicTest> everySampleHoldsInEveryArrivalOrder() throws IOException {
        return each(sample(), it -> new Drill(it).everyOrder(BehaviourCasesTest::inMemory));
    }

    private static Engine inMemory() {
        return TestNodes.inMemory(new CaseResolvers());
    }

    @Test
    void everySharedCaseHoldsOverTheRealStore() throws IOException {
        for (Case behaviour : shared()) {
            if (Scope.runs(behaviour)) {
                try (OpenStore store = OpenStore.onDisk(Files.createDirectory(folder.resolve(behaviour.id())))) {
                    new Drill(behaviour).listedOrder(() -> TestNodes.over(store, new CaseResolvers()));
                }
            }
        }
    }

    @Test
    void noCaseIsForgotten() throws IOException {
        List<Case> cases = shared();
        Set<String> ids = names(cases.stream().map(Case::id));
        Set<String> checks = names(cases.stream().flatMap(it -> it.checks().stream().map(it::name)));
        Set<String> deltas = names(cases.stream().flatMap(it -> it.deltas().stream().map(delta -> it.id() + "/" + delta.get("id"))));
        Set<String> run = names(cases.stream().filter(Scope::runs).map(Case::id));
        run.addAll(Scope.LISTED_CASES.keySet());
        assertEquals(ids, run, "what is listed and what runs are the cases of the file");
        assertTrue(checks.containsAll(Scope.LISTED_CHECKS.keySet()) && deltas.containsAll(Scope.REFUSED_DELTAS.keySet()));
        ids.addAll(checks);
        assertTrue(ids.containsAll(Scope.DEVIATIONS.keySet()));
    }

    @Test
    void theDocumentSaysWhatTheTablesSay() throws IOException {
        String document = Files.readString(Path.of("CASES.md"));
        Stream.of(Scope.LISTED_CASES, Scope.LISTED_CHECKS, Scope.REFUSED_DELTAS, Scope.DEVIATIONS).map(Map::keySet)
                .flatMap(Set::stream).forEach(id -> assertTrue(document.contains('`' + id + '`'), id));
        List<Case> cases = shared();
        long run = cases.stream().filter(Scope::runs).count();
        long checks = cases.stream().mapToLong(it -> it.checks().size()).sum();
        long runChecks = cases.stream().filter(Scope::runs)
                .mapToLong(it -> it.checks().stream().filter(check -> Scope.runs(it, check)).count()).sum();
        String counts = run + " of " + cases.size() + " cases, " + runChecks + " of " + checks + " checks";
        assertTrue(document.contains(counts), counts);
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
