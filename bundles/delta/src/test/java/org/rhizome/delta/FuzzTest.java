package org.rhizome.delta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;
import org.rhizome.json.JsonWriter;
import org.rhizome.json.Utf8;

/** Random and mutated bytes into every decoder: a delta or the decoder's own exception, soon, and never anything else. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("rhizome.fuzz.rounds", 40_000);
    private static final long SEED = Long.getLong("rhizome.fuzz.seed", 20260101L);

    /** Feeds {@code decoder} with mutations of {@code seeds}; it may throw its own exceptions only. */
    private static void fuzz(List<byte[]> seeds, Consumer<byte[]> decoder) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = mutate(seeds.get(random.nextInt(seeds.size())), seeds, random);
            String where = "-Drhizome.fuzz.seed=" + SEED + " round " + round + ": " + Shared.hex(Arrays.copyOf(input, Math.min(400, input.length)));
            long start = System.nanoTime();
            try {
                decoder.accept(input);
            } catch (InvalidDeltaException | JsonException expected) {
                // the only legal ways to say no
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError(where, e);
            }
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5), where);
        }
    }

    private static byte[] mutate(byte[] seed, List<byte[]> seeds, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (bytes.length == 0) {
                bytes = new byte[1 + random.nextInt(20)];
            }
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = spliced(bytes, at, bytes, random.nextInt(bytes.length), 1 + random.nextInt(16));
                case 4 -> bytes = spliced(bytes, at, seeds.get(random.nextInt(seeds.size())), 0, 64);
                case 5 -> bytes = without(bytes, at, 1 + random.nextInt(8));
                case 6 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(12)), (byte) (random.nextBoolean() ? 0xff : 0x9f));
                default -> random.nextBytes(bytes = random.nextInt(50) == 0 ? new byte[random.nextInt(100)] : bytes.clone());
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] into, int at, byte[] from, int offset, int length) {
        int taken = Math.min(length, from.length - offset);
        byte[] result = Arrays.copyOf(into, into.length + taken);
        System.arraycopy(from, offset, result, at, taken);
        System.arraycopy(into, at, result, at + taken, into.length - at);
        return result;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + length);
        byte[] result = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, result, at, bytes.length - end);
        return result;
    }

    private static byte[] json(Delta delta) {
        JsonWriter out = new JsonWriter();
        DeltaJson.write(delta, out);
        return out.toByteArray();
    }

    private static byte[] written(Object tree) {
        JsonWriter out = new JsonWriter();
        Json.write(tree, out);
        return out.toByteArray();
    }

    @Test
    void canonicalBytesDecodeToThemselvesOrNotAtAll() {
        fuzz(new Samples(1).deltas(60).stream().map(Delta::canonicalBytes).toList(), bytes -> {
            Delta delta = Delta.fromCanonical(bytes, null);
            assertArrayEquals(bytes, Delta.of(delta.claims()).canonicalBytes());
        });
    }

    @Test
    void jsonDecodesToADeltaThatIsWrittenAndReadAgain() {
        fuzz(new Samples(2).deltas(60).stream().map(FuzzTest::json).toList(), bytes -> {
            Delta delta = DeltaJson.decodeSubmission(bytes, 0, bytes.length, 0);
            assertEquals(delta, DeltaJson.decode(json(delta)));
        });
    }

    @Test
    void anyJsonIsATreeThatIsWrittenAndReadAgain() {
        fuzz(new Samples(3).deltas(60).stream().map(FuzzTest::json).toList(), bytes -> {
            byte[] written = written(Json.parse(bytes)); // minus zero is written as zero, so texts are compared, not trees
            assertArrayEquals(written, written(Json.parse(written)));
        });
    }

    @Test
    void elementsAreSkippedOrRefused() {
        fuzz(new Samples(4).deltas(60).stream().map(FuzzTest::json).toList(), bytes -> {
            JsonReader in = new JsonReader(bytes);
            in.skip();
            in.end();
        });
    }

    @Test
    void submissionsInCborAreDividedAndJudgedOneByOne() {
        List<Delta> deltas = new Samples(5).deltas(60);
        List<byte[]> seeds = new java.util.ArrayList<>(deltas.stream().map(DeltaCbor::encode).toList());
        for (int i = 0; i < 40; i++) {
            seeds.add(DeltaCbor.encode(deltas.subList(i, i + 3)));
        }
        fuzz(seeds, DeltaCbor::decodeSubmissions);
    }

    @Test
    void packsAreReadOrRefused() {
        List<byte[]> seeds = new java.util.ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Delta> deltas = new java.util.ArrayList<>(new Samples(100 + i).deltas(4));
            deltas.add(Delta.by("m").at(1).manifest("tx", deltas.get(0).id(), deltas.get(1).id()));
            seeds.add(Pack.write(deltas));
        }
        fuzz(seeds, Pack::read);
    }

    @Test
    void dialectsAreTranslatedOrRefused() {
        List<byte[]> seeds = java.util.stream.Stream.of(
                "{'id':'d','timeCreated':5,'host':'h','creator':'c','pointers':[{'localContext':'a','target':'e','targetContext':'p'},{'localContext':'b','target':1.5}]}",
                "[{'id':'n','timeCreated':5,'host':'h','creator':'c','pointers':[{'localContext':'_negates','target':'d','targetContext':'negated_by'}]},"
                        + "{'id':'d','timeCreated':6,'host':'h','creator':'c','pointers':[{'localContext':'a','target':true}]}]",
                "[{'id':'t','timeCreated':5,'host':'h','creator':'c','pointers':{'_transaction':{'tx':'size'},'size':1}},"
                        + "{'id':'m','timeCreated':6,'host':'h','creator':'c','pointers':{'_transaction':{'tx':'deltas'},'x':'y'}}]",
                "{'id':'d','timeCreated':5,'host':'h','creator':'c','pointers':{'a':{'e':'p'},'b':'x','c':false}}")
                .map(json -> json.replace('\'', '"').getBytes(UTF_8)).toList();
        fuzz(seeds, bytes -> {
            Dialect.V1.translate(bytes, TimeUnit.MILLISECONDS, KnownIds.NONE);
            Dialect.V2.translate(bytes, TimeUnit.MICROSECONDS, KnownIds.NONE);
        });
    }

    @Test
    void utf8IsJudgedAsTheStrictDecoderDoes() {
        Random random = new Random(SEED);
        int[] heads = {0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0x9f, 0xed, 0xef, 0xf0, 0x90, 0xf4, 0x8f, 0xf5, 0xff};
        for (int round = 0; round < 300_000; round++) {
            byte[] bytes = new byte[random.nextInt(7)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : heads[random.nextInt(heads.length)]);
            }
            String strict;
            try {
                strict = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                strict = null;
            }
            String ours;
            try {
                ours = Utf8.decode(bytes, 0, bytes.length);
            } catch (JsonException e) {
                ours = null;
            }
            assertEquals(strict, ours, Shared.hex(bytes));
        }
    }
}
