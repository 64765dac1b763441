package org.rhizome.itests;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A command that has ended. */
public record Finished(int exit, String out, String err) {

    public static Finished run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> process.errorReader().lines().reduce("", (a, b) -> a + b + "\n"));
        String out = process.inputReader().lines().reduce("", (a, b) -> a + b + "\n");
        return new Finished(process.waitFor(), out, err.join());
    }
}
