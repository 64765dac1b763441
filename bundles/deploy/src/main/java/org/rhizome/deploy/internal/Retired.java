package org.rhizome.deploy.internal;

import java.lang.ref.WeakReference;

/**
 * A version that was taken out.
 *
 * @param number of the deployment that did
 * @param extension its name
 * @param version of it
 * @param loader its class loader, while something still holds it
 * @param since when it was taken out, by {@link System#nanoTime}
 */
record Retired(long number, String extension, String version, WeakReference<ClassLoader> loader, long since) {

    boolean isCollected() {
        return loader.refersTo(null);
    }

    long millis() {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
