package org.rhizome.security.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.security.Identity;
import org.rhizome.security.Role;

class AdminTokenTest {

    @TempDir
    private Path folder;

    private Path home;
    private Path secrets;
    private Path file;

    @BeforeEach
    void inAHomeThatDoesNotExistYet() {
        home = folder.resolve("home");
        secrets = home.resolve("secrets");
        file = secrets.resolve("admin.token");
    }

    @Test
    void theFirstStartMakesATokenThatOnlyItsOwnerCanRead() throws IOException {
        start();

        assertEquals("rw-------", permissions(file));
        assertEquals("rwx------", permissions(secrets));
        assertTrue(Files.readString(file).strip().matches("[A-Za-z0-9_-]{43}"), "256 bits in base64url");
        try (Stream<Path> files = Files.list(secrets)) {
            assertEquals(1, files.count(), "nothing but the token is left behind");
        }
    }

    @Test
    void laterStartsKeepTheToken() throws IOException {
        start();
        String token = Files.readString(file).strip();

        assertEquals(Optional.of(new Identity("admin", Role.ADMIN)), start().identify(token));
        assertEquals(token, Files.readString(file).strip());
    }

    @Test
    void everyHomeHasATokenOfItsOwn() throws IOException {
        start();
        String first = Files.readString(file);
        Files.delete(file);
        start();

        assertNotEquals(first, Files.readString(file));
    }

    @Test
    void anythingButTheTokenIsNobody() throws IOException {
        AdminToken tokens = start();
        String token = Files.readString(file).strip();

        String[] wrongs = {"", " ", token + " ", token.substring(1), token.toLowerCase(Locale.ROOT), token + token, "\u0000", "ä\ud800"};
        for (String wrong : wrongs) {
            assertEquals(Optional.empty(), tokens.identify(wrong), wrong);
        }
    }

    @Test
    void aFileThatOthersCanReadIsRefusedWithTheRemedy() throws IOException {
        start();
        for (String open : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw------x"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));

            IllegalStateException refusal = assertThrows(IllegalStateException.class, this::start);
            assertTrue(refusal.getMessage().contains("chmod 600 " + file), refusal.getMessage());
            assertTrue(refusal.getMessage().contains(open), refusal.getMessage());
        }
    }

    @Test
    void aFolderInWhichOthersCanReplaceTheFileIsRefused() throws IOException {
        Files.createDirectories(secrets);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxrwxrwx"));

        IllegalStateException refusal = assertThrows(IllegalStateException.class, this::start);

        assertTrue(refusal.getMessage().contains("chmod 700 " + secrets), refusal.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void anEmptyFileIsNoToken() throws IOException {
        start();
        Files.writeString(file, "\n");

        IllegalStateException refusal = assertThrows(IllegalStateException.class, this::start);

        assertTrue(refusal.getMessage().contains("delete it"), refusal.getMessage());
    }

    @Test
    void aTokenShortEnoughToBeGuessedIsRefused() throws IOException {
        start();
        Files.writeString(file, "secret\n");

        assertThrows(IllegalStateException.class, this::start);
    }

    private AdminToken start() throws IOException {
        return new AdminToken(home, new SecureRandom());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
