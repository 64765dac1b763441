package org.rhizome.core;

import java.lang.ref.WeakReference;

/** A service under a name: this very object, which it does not keep alive. */
final class ServiceKey {

    private final String name;
    private final WeakReference<Object> service;
    private final int hash;

    ServiceKey(String name, Object service) {
        this.name = name;
        this.service = new WeakReference<>(service);
        this.hash = 31 * name.hashCode() + System.identityHashCode(service);
    }

    /** Whether nobody holds the service any more. */
    boolean isGone() {
        return service.refersTo(null);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        Object mine = service.get();
        return mine != null && other instanceof ServiceKey that && name.equals(that.name) && that.service.refersTo(mine);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
