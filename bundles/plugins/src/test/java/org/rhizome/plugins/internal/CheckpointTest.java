package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.plugin.Saved;

/** Checkpoints are read as they were written, or not at all. */
class CheckpointTest {

    private static final DeltaId ONE = Delta.by("a").at(1).set("e", "p", "one").id();
    private static final DeltaId TWO = Delta.by("a").at(1).set("e", "p", "two").id();
    private static final Value EVERYTHING = new Value.Fields(Map.of(
            "text", new Text("\u00e4\ud83d\ude00\""), "number", new Num(-1.5e-300), "flag", new Bool(false),
            "bytes", new Bytes("image/png", new byte[] {0, -1, 127}),
            "items", new Value.Items(List.of(new Text("b"), new Value.Items(List.of()), new Num(0))),
            "fields", new Value.Fields(Map.of("bytes", new Text("not bytes"), "fields", new Value.Fields(Map.of())))));

    @TempDir
    private Path folder;

    private static Checkpoint checkpoint(String version, Value state) {
        return new Checkpoint(version, 1L << 52, Optional.of(ONE), List.of(TWO, ONE), 7, Optional.of(new Saved(3, state)));
    }

    @Test
    void everyValueComesBack() {
        Checkpoint checkpoint = checkpoint("1.0.0", EVERYTHING);
        byte[] bytes = CheckpointJson.write(checkpoint);
        assertEquals(checkpoint, CheckpointJson.read(bytes));
        assertArrayEquals(bytes, CheckpointJson.write(CheckpointJson.read(bytes)));
        assertEquals(Checkpoint.BEGINNING, CheckpointJson.read(CheckpointJson.write(Checkpoint.BEGINNING)));
    }

    @Test
    void aCheckpointThatStillNamesUnsignedDeltasIsReadWithoutThem() throws NoSuchAlgorithmException {
        String json = "{\"version\":\"1.0.0\",\"position\":9,\"anchor\":\"" + ONE + "\",\"hidden\":[\"" + TWO + "\"],\"unsigned\":[\"" + ONE + "\"]}";
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Checkpoint("1.0.0", 9, Optional.of(ONE), List.of(TWO), 0, Optional.empty()),
                CheckpointJson.read(("rhizome-plugin-state 1 " + sum + "\n" + json).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anyChangedOrMissingByteIsFound() {
        byte[] bytes = CheckpointJson.write(checkpoint("1.0.0", EVERYTHING));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 4;
            assertThrows(IllegalArgumentException.class, () -> CheckpointJson.read(changed), "byte " + i);
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(IllegalArgumentException.class, () -> CheckpointJson.read(cut), "cut at " + i);
        }
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        Value deep = new Text("here");
        for (int i = 0; i < 60; i++) {
            deep = new Value.Items(List.of(deep));
        }
        Checkpoint deepest = checkpoint("1.0.0", deep);
        assertEquals(deepest, CheckpointJson.read(CheckpointJson.write(deepest)));
        Checkpoint deeper = checkpoint("1.0.0", new Value.Items(List.of(deep)));
        assertThrows(IllegalArgumentException.class, () -> CheckpointJson.write(deeper));
    }

    @Test
    void aVersionGoesOnFromItsOwnOfTwoAndDropsTheOther() throws IOException {
        StateFiles files = new StateFiles(folder, "p");
        Checkpoint old = checkpoint("1.0.0", new Text("old"));
        Checkpoint next = checkpoint("2.0.0", new Text("next"));
        files.save(old);
        files.saveAside(next);
        assertEquals(Optional.of(old), files.open("1.0.0"));
        files.saveAside(next);
        assertEquals(Optional.of(next), files.open("2.0.0"));
        assertFalse(Files.exists(folder.resolve("p.state.next")));
        assertEquals(Optional.of(next), files.open("3.0.0"));
    }

    @Test
    void aDamagedFileIsNamedAndNotTakenForNone() throws IOException {
        StateFiles files = new StateFiles(folder, "p");
        assertEquals(Optional.empty(), files.open("1.0.0"));
        Files.writeString(folder.resolve("p.state"), "rhizome-plugin-state 1 00\n{}");
        IOException e = assertThrows(IOException.class, () -> files.open("1.0.0"));
        assertTrue(e.getMessage().contains("p.state is damaged"), e.getMessage());
    }
}
