package org.rhizome.plugins.internal;

import org.rhizome.node.Change;

/** Hears of every change, in order, on the hub's thread; must not block. */
interface Follower {

    void heard(Change change);
}
