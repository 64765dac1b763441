package org.rhizome.deploy.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs code of an extension on a thread of its own, so that code that does not come back holds up nothing: it is interrupted, and left to
 * itself when it does not mind.
 */
final class Trial {

    private static final Duration GRACE = Duration.ofMillis(500);

    private Trial() {}

    /**
     * @param what is done, as the subject of a sentence: {@code "the self test of org.example 1.1.0"}
     * @throws StepFailedException if it throws or does not come back
     */
    static <T> T run(String what, Deadline deadline, Callable<T> work) throws StepFailedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("rhizome-deploy: " + what).unstarted(task);
        thread.setContextClassLoader(null);
        thread.start();
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new StepFailedException(capital(what) + " failed: " + Reasons.of(e.getCause()) + ".", e.getCause());
        } catch (TimeoutException e) {
            throw new StepFailedException(hung(what, thread, deadline), e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new StepFailedException(capital(what) + " was not waited for, as the node stops.", e);
        }
    }

    private static String hung(String what, Thread thread, Deadline deadline) {
        String place = Reasons.place(thread.getStackTrace());
        thread.interrupt();
        boolean ended = ended(thread);
        return capital(what) + " did not come back within " + Deadline.words(deadline.given()) + ": it was at " + place
                + (ended ? "." : ", and did not mind being interrupted: the thread \"" + thread.getName() + "\" is left to itself.");
    }

    private static boolean ended(Thread thread) {
        try {
            return thread.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
