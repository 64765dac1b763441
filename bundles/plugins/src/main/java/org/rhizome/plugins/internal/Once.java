package org.rhizome.plugins.internal;

/**
 * What a thread is to run, let go of when it runs. A thread that has ended still has its task, and Felix 7.0.5 now and then keeps an ended
 * thread, as the one that once loaded some class: seen in a heap dump after 200 upgrades, where it held the version it had run.
 */
final class Once implements Runnable {

    private Runnable work;

    /** To be run by one thread, once. */
    Once(Runnable work) {
        this.work = work;
    }

    @Override
    public void run() {
        Runnable mine = work;
        work = null;
        mine.run();
    }
}
