package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.extension.Log;

/** Keeps what an extension logs: {@code "warn: the disk is full"}. */
final class TestLog implements Log {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void info(String message) {
        lines.add("info: " + message);
    }

    @Override
    public void warn(String message) {
        lines.add("warn: " + message);
    }

    @Override
    public void error(String message, Throwable cause) {
        lines.add("error: " + message + (cause == null ? "" : ": " + cause));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
