package org.rhizome.delta;

/** What a pointer points at: exactly one of a primitive, an entity, another delta, or bytes. */
public sealed interface Target permits Primitive, Bytes, EntityRef, DeltaRef {}
