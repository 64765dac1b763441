package org.rhizome.extension;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service by which an extension says whether it can serve. Called once before a new version takes over, on a thread of its own and
 * within the deadline of the deployment; a version that fails it never serves.
 */
@ConsumerType
public interface SelfTest {

    /** Returns when all is well; what it throws says what is not. */
    void check() throws Exception;
}
