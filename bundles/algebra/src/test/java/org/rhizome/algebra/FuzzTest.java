package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.DeltaId;

/** Damaged terms, with fixed seeds: each is a term or an {@link AlgebraException}, nothing else. */
class FuzzTest {

    private static final int ROUNDS = 10_000;

    @Test
    void damagedTreesAreTermsOrRefused() {
        DeltaSource source = MemorySource.of(new Samples(1).history(20));
        int terms = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Object tree = TermTree.of(new RandomTerms(seed).any(4));
            Mutations mutations = new Mutations(seed);
            for (int i = seed % 3; i >= 0; i--) {
                tree = mutations.mutate(tree);
            }
            Object damaged = tree;
            Term term = orRefused(() -> Terms.parse(damaged));
            if (term != null) {
                terms++;
                assertEquals(Terms.hash(term), Terms.hash(Terms.decode(Terms.canonicalBytes(term))));
                orRefused(() -> Query.of(term, RandomTerms.REGISTRY).evaluate(source, "movie:matrix").result().canonicalBytes());
            }
        }
        assertTrue(terms > ROUNDS / 100, "only " + terms + " damaged trees were still terms: the test has lost its edge");
    }

    @Test
    void damagedBytesAreTermsOrRefused() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] cbor = Terms.canonicalBytes(new RandomTerms(seed).any(4));
            Random random = new Random(seed);
            for (int i = random.nextInt(3); i >= 0; i--) {
                cbor[random.nextInt(cbor.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Term term = orRefused(() -> Terms.decode(cbor));
            if (term != null) {
                assertEquals(DeltaId.addressOf(cbor), Terms.hash(term));
            }
        }
    }

    @Test
    void anyBytesAreTermsOrRefused() {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            orRefused(() -> Terms.decode(bytes));
            orRefused(() -> Terms.parse(bytes));
        }
    }

    @Test
    void damagedSchemasAreSchemasOrRefused() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Object tree = new Mutations(seed).mutate(SchemaTree.of(new RandomTerms(seed).schema()));
            Schema schema = orRefused(() -> Schemas.parse(tree));
            if (schema != null) {
                orRefused(() -> Registry.of(List.of(), List.of(schema)));
            }
        }
    }

    private static <T> T orRefused(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (AlgebraException refused) {
            assertTrue(refused.getMessage().length() > 10, refused.getMessage());
            return null;
        }
    }
}
