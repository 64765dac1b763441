package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The work of one instance while it is started, and none while it is not. For the instance's thread, but for {@link #close} and
 * {@link #progress}.
 */
final class CurrentWork {

    private final Surroundings around;
    private final Own own;
    private final Condition condition;
    private final Signal signal;
    private volatile Work work; // null while it is not started

    CurrentWork(Surroundings around, Own own, Condition condition, Signal signal) {
        this.around = around;
        this.own = own;
        this.condition = condition;
        this.signal = signal;
    }

    /** The work that goes on; a new one is begun where there is none. */
    Work started(Calls calls) throws Crash {
        Work present = work;
        if (present == null) {
            present = own.subject().sort() == Sort.VIEW
                    ? new ViewWork<>(around, own, calls, signal)
                    : new PluginWork<>(around, own, calls, signal, Tools.of(around, own));
            work = present;
            present.start();
            condition.running();
        }
        return present;
    }

    /** As {@link Work#look}. */
    Optional<ViewComparisons.Looked> look(Map<String, String> question) throws Crash {
        return work == null ? Optional.empty() : work.look(question);
    }

    String progress() {
        Work present = work;
        return present == null ? "it has not started yet" : present.progress();
    }

    /** Saves where it stands, if it runs and serves. */
    void save() throws Crash {
        if (work != null && condition.isRunning() && isServing()) {
            work.save();
        }
    }

    private boolean isServing() {
        return own.course().get() instanceof Course.Live;
    }

    /** In good order: saved and told. */
    void stop() {
        if (work != null && condition.isRunning()) {
            try {
                save();
                work.terminate();
            } catch (Crash crash) {
                condition.crashedAtTheEnd(crash);
            }
        }
        close(around.settings().grace());
        condition.stopped();
    }

    /** Without a word to the extension; threads of it are waited for so long. For any thread. */
    void close(Duration most) {
        Work present = work;
        if (present != null) {
            work = null;
            present.close(most);
        }
    }
}
