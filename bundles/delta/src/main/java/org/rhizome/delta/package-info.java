/**
 * The atom of Rhizome: the immutable delta, its pointers and targets, its canonical bytes, id and signature, and the forms in
 * which it travels (JSON, pack, and the dialects of its predecessors).
 *
 * <p>Everything here is an immutable value or a pure function and safe to share between threads.
 */
@Version("1.0.0")
package org.rhizome.delta;

import org.osgi.annotation.versioning.Version;
