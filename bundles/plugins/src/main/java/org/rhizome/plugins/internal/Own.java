package org.rhizome.plugins.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * What belongs to one instance and outlives its restarts.
 *
 * @param course what it is to do; set by whoever replaces instances, and by itself when it has caught up
 * @param over whether it is to end
 */
record Own(Subject subject, Figures figures, Savings savings, AtomicReference<Course> course, BooleanSupplier over) {}
