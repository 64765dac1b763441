package org.rhizome.gate;

import java.util.concurrent.Callable;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps a generation usable until it is closed. Closing twice is closing once. May be closed by any thread. */
@ProviderType
public interface Lease extends AutoCloseable {

    /** @throws IllegalStateException once it is closed */
    Generation generation();

    /** Runs work in which {@link Gate#enter} gives this generation, on this thread. */
    <T> T call(Callable<T> work) throws Exception;

    @Override
    void close();
}
