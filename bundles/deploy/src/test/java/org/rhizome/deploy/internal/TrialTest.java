package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static String failure(Callable<?> work) {
        return assertThrows(StepFailedException.class, () -> Trial.run("the trial", Deadline.in(Duration.ofMillis(100)), work)).getMessage();
    }

    @Test
    void itGivesWhatTheWorkGives() throws StepFailedException {
        assertEquals(7, Trial.run("the trial", Deadline.in(Duration.ofSeconds(10)), () -> 7));
    }

    @Test
    void itSaysWhatWasThrownErrorsIncluded() {
        assertEquals("The trial failed: java.lang.StackOverflowError.", failure(() -> {
            throw new StackOverflowError();
        }));
    }

    @Test
    void itSaysWhereTheWorkHangs() {
        String message = failure(() -> {
            new CountDownLatch(1).await();
            return null;
        });
        assertTrue(message.startsWith("The trial did not come back within 100 ms: it was at java.util.concurrent.CountDownLatch.await, called by "
                + getClass().getName()), message);
    }

    @Test
    void itLeavesToItselfWhatDoesNotMind() {
        CountDownLatch end = new CountDownLatch(1);
        String message = failure(() -> {
            while (end.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return null;
        });
        end.countDown();
        assertTrue(message.contains("did not mind being interrupted: the thread \"rhizome-deploy: the trial\" is left to itself"), message);
    }
}
