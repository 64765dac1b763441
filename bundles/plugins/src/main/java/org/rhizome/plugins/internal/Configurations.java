package org.rhizome.plugins.internal;

import java.util.SortedMap;

/** What operators configured for plugins. */
@FunctionalInterface
interface Configurations {

    /** By name; nothing when nothing was configured. */
    SortedMap<String, String> of(String plugin);
}
