package org.rhizome.deploy.internal;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LeakWatchTest {

    @Test
    void oneVerdictThatCannotBeGivenEndsNoOther() {
        List<Long> judged = new CopyOnWriteArrayList<>();
        try (LeakWatch watch = new LeakWatch(Duration.ofMillis(10), (number, verdict) -> {
            judged.add(number);
            throw new IllegalStateException("wrong on purpose");
        })) {
            watch.watch(1, "a", "1.0.0", new WeakReference<>(null));
            Await.until(() -> List.copyOf(judged), List.of(1L)::equals);
            watch.watch(2, "b", "1.0.0", new WeakReference<>(null));
            Await.until(() -> List.copyOf(judged), List.of(1L, 2L)::equals);
        }
    }
}
