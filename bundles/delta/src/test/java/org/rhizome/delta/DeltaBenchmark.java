package org.rhizome.delta;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rhizome.json.JsonWriter;

/** Rates of the hot paths in processor time of one thread; not a test. Run its main method with the test class path. */
public final class DeltaBenchmark {

    private static final int DELTAS = 20_000;
    private static final int ROUNDS = 40;

    private static Object sink;

    private DeltaBenchmark() {}

    public static void main(String[] args) {
        List<Delta> deltas = new ArrayList<>();
        List<Delta> signed = new ArrayList<>();
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        for (int i = 0; i < DELTAS; i++) {
            deltas.add(packageClaim(i));
            if (i < 500) {
                signed.add(Delta.by(key).at(1783764997000.0 + i).set("pkg:" + i, "version", "1." + i));
            }
        }
        List<byte[]> json = deltas.stream().map(DeltaBenchmark::bareJson).toList();
        List<byte[]> cbor = deltas.stream().map(Delta::canonicalBytes).toList();
        System.out.printf("%d claims of %d B JSON, %d B canonical%n", DELTAS, mean(json), mean(cbor));
        measure("canonical bytes and id", deltas, delta -> Delta.of(delta.claims()));
        measure("JSON to delta with id", json, bytes -> DeltaJson.decodeSubmission(bytes, 0, bytes.length, 0));
        measure("delta to JSON", deltas, DeltaBenchmark::bareJson);
        measure("canonical bytes to claims", cbor, ClaimsCodec::decode);
        measure("BLAKE3 of canonical bytes", cbor, bytes -> Blake3.hash(bytes, 0, bytes.length));
        measure("strict signature check", signed, Delta::verify);
        measure("signing", signed.subList(0, 100), delta -> key.sign(delta.id()));
    }

    private static Delta packageClaim(int i) {
        return Delta.by("debian:bookworm").at(1783764997000.0)
                .claim(new Pointer("package", new EntityRef("pkg:package-" + i, "homepage")),
                        new Pointer("homepage", new Text("https://www.example.org/projects/package-" + i + "/")));
    }

    private static byte[] bareJson(Delta delta) {
        JsonWriter out = new JsonWriter();
        DeltaJson.write(delta, out);
        return out.toByteArray();
    }

    private static long mean(List<byte[]> texts) {
        return texts.stream().mapToLong(text -> text.length).sum() / texts.size();
    }

    private static <T> void measure(String what, List<T> inputs, Function<T, Object> work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (T input : inputs) {
                sink = work.apply(input);
            }
            best = Math.min(best, (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / inputs.size());
        }
        System.out.printf("%-28s %9.2f us  %,12.0f/s%n", what, best / 1000, 1e9 / best);
    }
}
