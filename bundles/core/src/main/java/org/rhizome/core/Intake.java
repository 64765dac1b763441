package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.rhizome.node.NodeUnavailableException;

/**
 * The queue before the writer, bounded by deltas and by bytes. What the writer has taken counts until it is written. Senders that find
 * it full wait in the order of their coming; a batch larger than the bounds waits until it is alone.
 */
final class Intake {

    private final EngineSettings bounds;
    private final ReentrantLock turn = new ReentrantLock(true); // held by the one sender that waits for room
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final ArrayDeque<Submission> queue = new ArrayDeque<>();
    private int deltas;
    private long bytes;
    private boolean closed;

    Intake(EngineSettings bounds) {
        this.bounds = bounds;
    }

    /**
     * Adds a submission, waiting while the queue is full. Where it cannot be added, because the node stops or the thread is interrupted,
     * its future fails.
     */
    void put(Submission submission) {
        try {
            turn.lockInterruptibly();
            try {
                if (!add(submission)) {
                    refuse(submission, "the node is stopping and takes no more deltas; submit them again once it runs", null);
                }
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(submission, "interrupted while waiting for the writer; nothing was taken, submit again", e);
        }
    }

    private static void refuse(Submission submission, String reason, Throwable cause) {
        submission.future().completeExceptionally(new NodeUnavailableException(reason, cause));
    }

    private boolean add(Submission submission) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !fits(submission)) {
                room.await();
            }
            if (closed) {
                return false;
            }
            deltas += submission.deltas().size();
            bytes += submission.bytes();
            queue.add(submission);
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(Submission submission) {
        return deltas == 0
                || deltas + submission.deltas().size() <= bounds.queueDeltas() && bytes + submission.bytes() <= bounds.queueBytes();
    }

    /** Waits for work and takes as much of it as makes one group; empty when the intake is closed and nothing is left. */
    List<Submission> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            return group();
        } finally {
            lock.unlock();
        }
    }

    private List<Submission> group() {
        List<Submission> group = new ArrayList<>();
        int groupDeltas = 0;
        long groupBytes = 0;
        for (Submission next = queue.peek(); next != null; next = queue.peek()) {
            groupDeltas += next.deltas().size();
            groupBytes += next.bytes();
            if (!group.isEmpty() && (groupDeltas > bounds.groupDeltas() || groupBytes > bounds.groupBytes())) {
                break;
            }
            group.add(queue.remove());
        }
        return group;
    }

    /** Makes room for what a group held. */
    void written(List<Submission> group) {
        lock.lock();
        try {
            for (Submission submission : group) {
                deltas -= submission.deltas().size();
                bytes -= submission.bytes();
            }
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Deltas that are waiting or being written. */
    int waiting() {
        lock.lock();
        try {
            return deltas;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further submissions, also those that are waiting for room. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
