package org.rhizome.launcher;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Collects what bundles throw while the levels are started. */
final class StartErrors implements FrameworkListener {

    private record Thrown(long bundle, String sentence) {}

    private final List<Thrown> thrown = new CopyOnWriteArrayList<>();

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            String sentence = event.getBundle().getSymbolicName() + " failed: " + FailureText.sentence(event.getThrowable());
            thrown.add(new Thrown(event.getBundle().getBundleId(), sentence));
        }
    }

    /** One sentence for each error of a bundle that counts. */
    List<String> of(LongPredicate bundles) {
        return thrown.stream().filter(error -> bundles.test(error.bundle)).map(Thrown::sentence).toList();
    }
}
