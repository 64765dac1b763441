package org.rhizome.plugins.internal;

/** One thread of an instance, with its calls. An instance has one at a time; one that is stuck is given up and never comes back to it. */
final class Life {

    private final Thread thread;
    private final Calls calls;

    /** @param promised as in {@link Calls} */
    Life(Surroundings around, Resident instance) {
        Subject subject = instance.subject();
        thread = Thread.ofPlatform().daemon().name("rhizome-" + subject.sort().word() + "-" + subject.name())
                .inheritInheritableThreadLocals(false).unstarted(new Once(() -> instance.live(this)));
        thread.setContextClassLoader(null);
        calls = new Calls(around.gate(), subject, instance::isPromised, around.settings(), thread);
    }

    void start() {
        thread.start();
    }

    Calls calls() {
        return calls;
    }

    boolean isOver() {
        return calls.isAbandoned();
    }

    boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    boolean isAlive() {
        return thread.isAlive();
    }
}
