package org.rhizome.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rhizome.itests.Finished;

/** Memory of another process as the kernel counts it (proc(5), status). */
final class ProcessMemory {

    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin/jcmd");

    private ProcessMemory() {}

    /** Resident memory now, in MiB. */
    static long residentMib(long pid) throws IOException {
        return field(pid, "VmRSS:");
    }

    /** The most that was ever resident, in MiB. */
    static long peakMib(long pid) throws IOException {
        return field(pid, "VmHWM:");
    }

    private static long field(long pid, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no " + name + " of process " + pid);
    }

    /** Asks the JVM for a full collection and returns its heap afterwards, in its own words. */
    static String collect(long pid) throws IOException, InterruptedException {
        Finished.run(List.of(JCMD.toString(), Long.toString(pid), "GC.run"));
        Finished.run(List.of(JCMD.toString(), Long.toString(pid), "GC.run"));
        return Finished.run(List.of(JCMD.toString(), Long.toString(pid), "GC.heap_info")).out();
    }
}
