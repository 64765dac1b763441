package org.rhizome.core;

import java.lang.ref.WeakReference;

/** A service under a name, for all entities or for one: this very object, which it does not keep alive. */
final class ServiceKey {

    private final String name;
    private final String entity; // empty for all
    private final WeakReference<Object> service;
    private final int hash;

    ServiceKey(String name, String entity, Object service) {
        this.name = name;
        this.entity = entity;
        this.service = new WeakReference<>(service);
        this.hash = 31 * (31 * name.hashCode() + entity.hashCode()) + System.identityHashCode(service);
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
        return mine != null && other instanceof ServiceKey that && name.equals(that.name) && entity.equals(that.entity) && that.service.refersTo(mine);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
