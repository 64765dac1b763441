package org.rhizome.plugins.internal;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What one instance has saved last, in memory and on disk. While its version is on probation it saves aside; once another instance has the
 * name for good it saves no more. Safe for any thread.
 */
final class Savings {

    /** Where an instance saves to. */
    enum Place { SETTLED, ASIDE, NOWHERE }

    private final StateFiles files;
    private final String version;
    private Place place;
    private Checkpoint latest; // null until it is read

    private Savings(StateFiles files, String version, Place place, Checkpoint latest) {
        this.files = files;
        this.version = version;
        this.place = place;
        this.latest = latest;
    }

    /** Goes on from what is on disk. */
    static Savings of(StateFiles files, String version) {
        return new Savings(files, version, Place.SETTLED, null);
    }

    /** Goes on from what another instance, or version, has saved, and saves nothing before it is told where. */
    static Savings after(Checkpoint other, StateFiles files, String version) {
        return new Savings(files, version, Place.NOWHERE, other);
    }

    /** @throws Crash if what is on disk cannot be read */
    synchronized Checkpoint latest() throws Crash {
        if (latest == null) {
            try {
                latest = files.open(version).orElse(Checkpoint.BEGINNING);
            } catch (IOException e) {
                throw Crash.forGood(e.getMessage());
            }
        }
        return latest;
    }

    /** What is on disk counts, where this saves to it: somebody may have restored it or taken it away. */
    synchronized void forget() {
        if (place == Place.SETTLED) {
            latest = null;
        }
    }

    /** @throws UncheckedIOException if the disk does not take it; then the one before still counts */
    synchronized void save(Checkpoint checkpoint) {
        try {
            switch (place) {
                case SETTLED -> files.save(checkpoint);
                case ASIDE -> files.saveAside(checkpoint);
                case NOWHERE -> { } // another instance goes on
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        latest = checkpoint;
    }

    synchronized void saveTo(Place other) {
        place = other;
    }

    /** What was saved aside counts from now on, and so does what will be saved. */
    synchronized void settle() throws IOException {
        files.settle();
        place = Place.SETTLED;
    }

    /** What was saved aside counts no more, and nothing more is saved. */
    synchronized void discard() throws IOException {
        files.dropAside();
        place = Place.NOWHERE;
    }
}
