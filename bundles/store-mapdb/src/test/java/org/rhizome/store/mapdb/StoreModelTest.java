package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;

/** Random appends and restarts on a store that flushes, merges and rolls all the time give what the model gives. */
class StoreModelTest {

    private static final Settings TINY = new Settings(4096, 16, Disk.real());
    private static final String[] NAMES = {"", "a", "a\0", "a\0b", "ab", "\u0001", "\u00ff", "\ud83d\ude00", "pkg:vim", "pkg:vim2"};
    private static final String[] ROLES = {"value", "about", "x", "xy", "r".repeat(64) + "1", "r".repeat(64) + "2"};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theStoreEqualsTheModel(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        List<Delta> known = new ArrayList<>();
        MapDbStore store = MapDbStore.open(folder, TINY);
        for (int round = 0; round < 120; round++) {
            List<Delta> batch = batch(random, known);
            assertEquals(model.append(batch, round), store.append(batch, round));
            if (random.nextInt(20) == 0) {
                model.assertSame(store.snapshot());
            }
            if (random.nextInt(30) == 0) {
                model.assertSameAccesses(store.snapshot());
            }
            if (random.nextInt(15) == 0) {
                store.close();
                store = MapDbStore.open(folder, TINY);
            }
        }
        model.assertSame(store.snapshot());
        model.assertSameAccesses(store.snapshot());
        assertEquals(List.of(), store.verify());
        store.close();
        store = MapDbStore.open(folder, TINY);
        model.assertSame(store.snapshot());
        model.assertSameAccesses(store.snapshot());
        store.close();
    }

    private static List<Delta> batch(Random random, List<Delta> known) {
        List<Delta> batch = new ArrayList<>();
        int size = random.nextInt(4) == 0 ? 1 + random.nextInt(60) : 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Delta delta = known.isEmpty() || random.nextInt(4) > 0 ? fresh(random, known) : known.get(random.nextInt(known.size()));
            batch.add(random.nextInt(5) == 0 ? Deltas.signed(delta) : delta);
            known.add(delta);
        }
        return batch;
    }

    private static Delta fresh(Random random, List<Delta> known) {
        List<Pointer> pointers = new ArrayList<>(List.of(new Pointer("value", new Text("v" + random.nextInt(300)))));
        for (int i = random.nextInt(4); i > 0; i--) {
            pointers.add(Deltas.pointer("about", NAMES[random.nextInt(NAMES.length)], NAMES[1 + random.nextInt(NAMES.length - 1)]));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            pointers.add(new Pointer(ROLES[random.nextInt(ROLES.length)], target(random, known)));
        }
        if (!known.isEmpty() && random.nextInt(4) == 0) {
            pointers.addAll(Deltas.negation(known.get(random.nextInt(known.size()))).pointers());
        }
        return Delta.of(new Claims(ROLES[random.nextInt(ROLES.length)], (random.nextInt(20) - 10) * 1_700_000.25, pointers));
    }

    private static Target target(Random random, List<Delta> known) {
        String name = NAMES[random.nextInt(NAMES.length)];
        return switch (random.nextInt(8)) {
            case 0 -> new EntityRef(name, null);
            case 1 -> new Text(name);
            case 2 -> new Text("l".repeat(61 + random.nextInt(5)) + (random.nextBoolean() ? "\ud83d\ude00" : "z") + name);
            case 3 -> new Num(random.nextInt(8) - 4);
            case 4 -> new Bool(random.nextBoolean());
            case 5 -> new Bytes("text/plain", new byte[random.nextInt(9)]);
            case 6 -> new DeltaRef("x" + name, random.nextBoolean() ? "a" : null);
            default -> new DeltaRef((known.isEmpty() ? Deltas.numbered(1) : known.get(random.nextInt(known.size()))).id().toString(), "ab");
        };
    }
}
