package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void makesTheFoldersANodeNeeds() throws Exception {
        try (Home home = Home.open(folder.resolve("new"))) {
            assertTrue(Files.isDirectory(home.extensions()));
            assertTrue(Files.isDirectory(home.etc()));
            for (String kept : List.of("deployments", "plugins")) {
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder().resolve(kept))));
            }
            assertTrue(Files.isDirectory(home.folder().resolve("logs")));
        }
    }

    @Test
    void isForOneNodeAtATime() throws Exception {
        try (Home home = Home.open(folder)) {
            String message = assertThrows(LaunchException.class, () -> Home.open(home.folder())).getMessage();
            assertTrue(message.contains(folder.toString()) && message.contains("process " + ProcessHandle.current().pid()), message);
        }
        Home.open(folder).close();
    }

    @Test
    void saysWhyAFolderCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        String message = assertThrows(LaunchException.class, () -> Home.open(file)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains("--home"), message);
    }
}
