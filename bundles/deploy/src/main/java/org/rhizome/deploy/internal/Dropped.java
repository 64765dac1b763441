package org.rhizome.deploy.internal;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file of the drop-in folder. Used by one thread. */
final class Dropped {

    private final Path path;
    private Stamp stamp;
    private State state = State.COMING;
    private Candidate candidate;
    private Optional<String> named = Optional.empty();
    private String reason = "";
    private int pollsToRetry;

    /** By which a change is noticed. */
    record Stamp(long size, FileTime modified) {}

    private enum State {
        /** It may still be written. */
        COMING,
        /** It did not change between two looks. */
        RIPE, REFUSED, DONE
    }

    Dropped(Path path) {
        this.path = path;
    }

    /** @return whether it changed */
    boolean seen(Stamp now) {
        if (!now.equals(stamp)) {
            stamp = now;
            state = State.COMING;
            candidate = null;
            named = Optional.empty();
            return true;
        }
        if (state == State.COMING || state == State.REFUSED && --pollsToRetry <= 0) {
            state = State.RIPE;
        }
        return false;
    }

    /** Circumstances changed. */
    void retry() {
        pollsToRetry = 0;
    }

    Path path() {
        return path;
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean isRipe() {
        return state == State.RIPE;
    }

    boolean isInspected() {
        return candidate != null;
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whose jar it is, whether it may be deployed or not; empty when it does not say, as when it is still being written. */
    Optional<String> extension() {
        return candidate != null ? Optional.of(candidate.extension()) : named;
    }

    /** What a jar says that may not be deployed. */
    void named(Optional<String> extension) {
        named = extension;
    }

    void inspected(Candidate found) {
        candidate = found;
    }

    /** @return whether this was not the reason before */
    boolean refused(String why, int polls) {
        boolean fresh = !why.equals(reason);
        state = State.REFUSED;
        reason = why;
        pollsToRetry = polls;
        return fresh;
    }

    void done() {
        state = State.DONE;
        reason = "";
    }
}
