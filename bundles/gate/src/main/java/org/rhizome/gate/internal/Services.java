package org.rhizome.gate.internal;

import java.util.SortedMap;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;

/** Compares what generations serve, by the objects themselves: their {@code equals} is the extensions' code, and two may well be equal. */
final class Services {

    private Services() {}

    static boolean same(Generation one, Generation other) {
        return same(one.resolvers(), other.resolvers()) && same(one.views(), other.views())
                && same(one.plugins(), other.plugins()) && same(one.endpoints(), other.endpoints());
    }

    private static <T> boolean same(SortedMap<String, Installed<T>> one, SortedMap<String, Installed<T>> other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(entry -> same(entry.getValue(), other.get(entry.getKey())));
    }

    static boolean same(Installed<?> one, Installed<?> other) {
        return other != null && one.service() == other.service() && one.name().equals(other.name())
                && one.subscription().equals(other.subscription());
    }
}
