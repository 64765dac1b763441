package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.rhizome.delta.Delta;

/** What a start of a plugin does outside of itself: claims, timers, threads. All of it depends on its course and ends with it. */
final class Effects {

    private final Supplier<Course> course;
    private final Emissions emissions;
    private final Submitter submitter;
    private final Timers timers;
    private final Beside beside;
    private final Figures figures;
    private volatile boolean closed;

    Effects(Supplier<Course> course, Emissions emissions, Submitter submitter, Timers timers, Beside beside, Figures figures) {
        this.course = course;
        this.emissions = emissions;
        this.submitter = submitter;
        this.timers = timers;
        this.beside = beside;
        this.figures = figures;
    }

    Emissions emissions() {
        return emissions;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this instance of the plugin has ended; it makes no more claims");
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Makes what was claimed in the call that ended durable, unless another instance has done so. */
    void flush() {
        List<Delta> claims = emissions.take();
        if (!claims.isEmpty() && !course.get().isMuted()) {
            submitter.submit(emissions.signed(claims));
            figures.emitted(claims.size());
        }
    }

    void submitAside(Delta delta) {
        if (!course.get().isMuted()) {
            submitter.submit(List.of(delta));
            figures.emitted(1);
        }
    }

    void after(Duration delay, String timer) {
        if (!(course.get() instanceof Course.Trial)) {
            timers.set(delay, timer);
        }
    }

    /** The next timer that went off; null when there is none. */
    String dueTimer() {
        return timers.poll();
    }

    void run(Runnable work) {
        if (!(course.get() instanceof Course.Trial)) {
            beside.run(work);
        }
    }

    /** It serves from now on: work that waited begins. */
    void live() {
        beside.release();
    }

    /** Ends all of it; threads are interrupted, and awaited for so long. How many of them do not end. */
    int close(Duration most) {
        closed = true;
        timers.close();
        beside.close();
        return beside.await(most);
    }
}
