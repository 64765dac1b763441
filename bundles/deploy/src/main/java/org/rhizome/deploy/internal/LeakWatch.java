package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.rhizome.deploy.Deployment.LeakVerdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether versions that were taken out leave the JVM. Looks without disturbing anybody at first, then asks for a collection, and
 * near the end for another, one for all that are looked for; who is still there after it is held by something, which is looked for too.
 */
final class LeakWatch implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(LeakWatch.class);
    /** When a collection is asked for, in parts of the patience. */
    private static final double[] COLLECTIONS = {0.33, 0.9};
    /**
     * In parts of the patience: at most one collection in that time, for all that are looked for. Measured under 500 requests/s with two upgrades
     * a second: 99 % of the requests took under 15 ms with a collection every second, and under 6 ms with none.
     */
    private static final double BETWEEN_COLLECTIONS = 0.33;
    /**
     * Whether collections that are asked for stop nobody, as in a node of the distribution. G1 then keeps what is young, reachable or not, until
     * it has survived so many that it is old: a version that nobody held was still there after 5 of them on an idle node.
     */
    private static final boolean CONCURRENT =
            ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:+ExplicitGCInvokesConcurrent");
    /** Collections after which everything is old: MaxTenuringThreshold and one. Measured on an idle node: 20 ms each, of which 3 stop it. */
    private static final int AGES = 16;
    private static final long LOOK_MILLIS = 250;

    private final Duration patience;
    private final BiConsumer<Long, LeakVerdict> verdicts;
    private final ScheduledThreadPoolExecutor thread;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Zombie> zombies = new CopyOnWriteArrayList<>();
    private boolean looking;
    private long lastCollection;

    /** Looked for, with the number of collections it has survived. */
    private final class Pending {
        private final Retired retired;
        private int collections;

        Pending(Retired retired) {
            this.retired = retired;
        }

        boolean wantsCollection() {
            return collections < COLLECTIONS.length && retired.millis() >= COLLECTIONS[collections] * patience.toMillis();
        }

        boolean isLastChance() {
            return collections == COLLECTIONS.length && !retired.isCollected();
        }

        /** Who has its last chance later, because others had theirs just before, is judged later. */
        boolean isRipe() {
            return retired.isCollected() || collections == COLLECTIONS.length && retired.millis() >= patience.toMillis();
        }
    }

    /** A version that does not go. @param heldBy what was found to hold it */
    record Zombie(Retired retired, List<String> heldBy) {}

    /**
     * @param patience for how long a version is looked for at most
     * @param verdicts hears what was found, with the number of the deployment, on a thread of this watch
     */
    LeakWatch(Duration patience, BiConsumer<Long, LeakVerdict> verdicts) {
        this.patience = patience;
        this.lastCollection = System.nanoTime() - betweenCollections();
        this.verdicts = verdicts;
        this.thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("rhizome-deploy-leaks").factory());
        thread.setKeepAliveTime(5, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /** The version is about to be taken out: nothing here holds it. */
    void watch(long number, String extension, String version, WeakReference<ClassLoader> loader) {
        Retired retired = new Retired(number, extension, version, loader, System.nanoTime());
        synchronized (pending) {
            pending.add(new Pending(retired));
            if (!looking) {
                looking = true;
                lookLater();
            }
        }
    }

    private void lookLater() {
        thread.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            judgeWhatIsRipe();
        } finally {
            synchronized (pending) {
                looking = !pending.isEmpty();
                if (looking) {
                    lookLater();
                }
            }
        }
    }

    private void judgeWhatIsRipe() {
        List<Pending> ripe = new ArrayList<>();
        boolean collect;
        synchronized (pending) {
            for (Iterator<Pending> all = pending.iterator(); all.hasNext();) {
                Pending each = all.next();
                if (each.isRipe()) {
                    ripe.add(each);
                    all.remove();
                }
            }
            collect = pending.stream().anyMatch(Pending::wantsCollection) && System.nanoTime() - lastCollection > betweenCollections();
        }
        ripe.forEach(each -> {
            try {
                judge(each.retired);
            } catch (RuntimeException | LinkageError e) { // what holds a version is asked of the version's own objects too
                LOG.error("whether {} {} leaves the JVM could not be told", each.retired.extension(), each.retired.version(), e);
            }
        });
        if (collect) {
            collect();
        }
    }

    private void collect() {
        System.gc();
        lastCollection = System.nanoTime();
        synchronized (pending) {
            pending.stream().filter(Pending::wantsCollection).forEach(each -> each.collections++);
        }
        for (int age = 1; CONCURRENT && age < AGES && isLastChance(); age++) {
            System.gc();
        }
    }

    private long betweenCollections() {
        return (long) (BETWEEN_COLLECTIONS * patience.toNanos());
    }

    private boolean isLastChance() {
        synchronized (pending) {
            return pending.stream().anyMatch(Pending::isLastChance);
        }
    }

    private void judge(Retired retired) {
        List<String> holders = List.of();
        long millis = retired.millis();
        ClassLoader loader = retired.loader().get();
        boolean collected = loader == null;
        if (!collected) {
            holders = Holders.of(loader);
            zombies.add(new Zombie(retired, holders));
        }
        verdicts.accept(retired.number(), new LeakVerdict(retired.extension(), retired.version(), collected, millis, holders));
    }

    /** Versions that were found to be held, and still are. */
    List<Zombie> zombies() {
        zombies.removeIf(zombie -> zombie.retired().isCollected());
        return List.copyOf(zombies);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
