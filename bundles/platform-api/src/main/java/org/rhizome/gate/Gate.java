package org.rhizome.gate;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one place that holds extensions. A request enters once and uses the generation it got to its end, so that no answer mixes two, and
 * no extension goes away while somebody uses it. Safe for any thread; nothing here blocks.
 *
 * <pre>{@code
 * try (Lease lease = gate.enter()) {
 *     lease.generation().resolver("last-write") ...
 * }
 * }</pre>
 */
@ProviderType
public interface Gate {

    /**
     * Uses the generation of extensions that is current now or, within {@link Lease#call}, the one of that lease. Counted until the lease
     * is closed.
     */
    Lease enter();

    /** A generation to look at. Its services must not be called without a lease. */
    Generation current();

    /** Calls the listener with every generation from the next on, in order, before requests see it or right after. It must not block. */
    Registration onChange(GenerationListener listener);

    /**
     * An extension did what it must not: threw, took too long, returned what is no value. Counts against a version on probation.
     *
     * @param service the extension's service object
     */
    void failed(Object service, Throwable cause);

    /** A generation that is being compared with the current one; empty nearly always. */
    Optional<Shadow> shadow();

    /** Hears of new generations. */
    @FunctionalInterface
    interface GenerationListener {
        void changed(Generation generation);
    }

    /** Ends what it was given for. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
