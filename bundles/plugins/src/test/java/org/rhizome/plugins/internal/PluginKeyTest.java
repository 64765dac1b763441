package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin has one key, whoever asks first, and nobody else can use it. */
class PluginKeyTest {

    @TempDir
    private Path folder;

    @Test
    void allWhoAskAtOnceGetTheSame() throws Exception {
        Path path = folder.resolve("secrets/plugins/p.key");
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<String>> authors = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                authors.add(threads.submit(() -> {
                    together.await();
                    return PluginKey.of(path).author();
                }));
            }
        }
        assertEquals(Set.of(PluginKey.of(path).author()), authors.stream().map(Future::resultNow).collect(Collectors.toSet()));
    }

    @Test
    void aKeyThatOthersCanReadOrThatIsNoneIsRefused() throws IOException {
        Path path = folder.resolve("p.key");
        PluginKey.of(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(assertThrows(IOException.class, () -> PluginKey.of(path)).getMessage().contains("chmod 600"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(path, "abc");
        assertTrue(assertThrows(IOException.class, () -> PluginKey.of(path)).getMessage().contains("64 hex digits"));
    }
}
