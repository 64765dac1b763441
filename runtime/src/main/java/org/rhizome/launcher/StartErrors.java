package org.rhizome.launcher;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Collects what bundles throw while the levels are started. */
final class StartErrors implements FrameworkListener {

    private final List<String> sentences = new CopyOnWriteArrayList<>();

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            sentences.add(event.getBundle().getSymbolicName() + " failed: " + FailureText.sentence(event.getThrowable()));
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
