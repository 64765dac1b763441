package org.rhizome.extension;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The node's log, under the name of the extension. Does not throw; falls silent when the extension was stopped. A message is one line: line
 * breaks and control characters are shown as what they are, and it is cut at 4,096 characters. Of more than 100 within a second the rest is
 * counted only.
 */
@ProviderType
public interface Log {

    void info(String message);

    void warn(String message);

    /** @param cause its text is logged, and it is not kept; null when there is none */
    void error(String message, Throwable cause);
}
