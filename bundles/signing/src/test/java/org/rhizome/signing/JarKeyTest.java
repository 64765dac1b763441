package org.rhizome.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Keys and their files. */
class JarKeyTest {

    @TempDir
    private Path folder;

    @Test
    void aKeyIsTheSameAfterItWasWritten() throws Exception {
        JarKey key = JarKey.random();
        Path file = folder.resolve("key");
        key.write(file);
        assertEquals(key.signer(), JarKey.read(file).signer());
        assertArrayEquals(key.sign(new byte[3]), JarKey.read(file).sign(new byte[3]));
        assertTrue(Files.readString(file).matches("[0-9a-f]{64}\n"));
        assertTrue(Signer.isName(key.signer()));
    }

    /** RFC 8032, 7.1, test 1. */
    @Test
    void aSeedGivesTheKeyThatTheStandardSays() {
        JarKey key = JarKey.ofSeed(java.util.HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertEquals("ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", key.signer());
        assertTrue(Signer.signed(key.signer(), new byte[0], key.sign(new byte[0])));
        assertFalse(Signer.signed(key.signer(), new byte[1], key.sign(new byte[0])));
        assertFalse(key.toString().contains("9d61"));
    }

    @Test
    void aKeyIsNeverOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "precious");
        assertThrows(FileAlreadyExistsException.class, () -> JarKey.random().write(file));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadIt() throws Exception {
        Path file = folder.resolve("key");
        JarKey.random().write(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> JarKey.read(file)).getMessage().contains("chmod 600"));
    }

    @Test
    void aFileWithoutAKeyIsRefused() throws Exception {
        Path file = folder.resolve("key");
        JarKey.random().write(file);
        Files.writeString(file, "A".repeat(64));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> JarKey.read(file)).getMessage().contains("holds no key"));
    }
}
