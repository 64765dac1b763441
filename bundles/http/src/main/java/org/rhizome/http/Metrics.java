package org.rhizome.http;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.rhizome.node.Status;

/** {@code GET /metrics}. */
final class Metrics {

    private final Rooms rooms;
    private final Traffic traffic;
    private final ExtensionMetrics extensions;

    Metrics(Rooms rooms, Traffic traffic, ExtensionMetrics extensions) {
        this.rooms = rooms;
        this.traffic = traffic;
        this.extensions = extensions;
    }

    void answer(Exchange exchange) throws Exception {
        MetricsText.Format format = MetricsText.Format.of(exchange.header(HttpHeader.ACCEPT));
        MetricsText out = new MetricsText(format);
        Status status = rooms.rhizome().status();
        node(status, out);
        exchange.compute(() -> extensions.write(status, out));
        requests(out);
        machine(out);
        exchange.put(Headers.NO_STORE).send(200, new HttpField(HttpHeader.CONTENT_TYPE, format.contentType()), out.toByteArray());
    }

    private static void node(Status status, MetricsText out) {
        out.gauge("rhizome_deltas", "Deltas in the store.", status.deltas());
        out.gauge("rhizome_feed_sequence", "Last sequence of the feed.", status.lastSequence());
        out.counter("rhizome_ingest_deltas", "Deltas submitted, by outcome.")
                .sample("rhizome_ingest_deltas_total", "outcome=\"accepted\"", status.accepted())
                .sample("rhizome_ingest_deltas_total", "outcome=\"duplicate\"", status.duplicates())
                .sample("rhizome_ingest_deltas_total", "outcome=\"rejected\"", status.rejected());
        out.counter("rhizome_ingest_batches", "Groups of deltas made durable together.", status.batches());
        out.gauge("rhizome_ingest_queued", "Deltas waiting for the writer.", status.queued());
        out.gauge("rhizome_views_cached", "Lossy views in the cache.", status.cachedViews());
        out.counter("rhizome_view_reads", "Lossy views asked for, by where they came from.")
                .sample("rhizome_view_reads_total", "from=\"cache\"", status.viewHits())
                .sample("rhizome_view_reads_total", "from=\"claims\"", status.viewMisses());
        out.gauge("rhizome_store_bytes", "Bytes of the store on disk.", status.store().bytes());
        out.gauge("rhizome_store_writable", "1 if the store takes writes, else 0.", status.store().writable() ? 1 : 0);
    }

    private void requests(MetricsText out) {
        Map<String, Traffic.Durations> byLabels = new TreeMap<>();
        traffic.byRoute().forEach((route, durations) ->
                byLabels.put("method=\"" + route.method() + "\",route=\"" + route.path() + "\"", durations));
        out.gauge("rhizome_http_requests_running", "Requests being answered.", traffic.running());
        out.counter("rhizome_http_requests", "Requests answered, by route and status.");
        byLabels.forEach((labels, durations) -> new TreeMap<>(durations.byStatus()).forEach((status, count) ->
                out.sample("rhizome_http_requests_total", labels + ",status=\"" + status + "\"", count.sum())));
        out.histogram("rhizome_http_request_duration_seconds", "Time from the request's head to the end of its answer, by route.");
        byLabels.forEach((labels, durations) -> duration(labels, durations, out));
    }

    private static void duration(String labels, Traffic.Durations durations, MetricsText out) {
        String name = "rhizome_http_request_duration_seconds";
        long count = 0;
        for (int i = 0; i < Traffic.BOUNDS.length; i++) {
            count += durations.inBucket(i);
            double bound = Traffic.BOUNDS[i] / (double) TimeUnit.SECONDS.toNanos(1);
            out.sample(name + "_bucket", labels + ",le=\"" + bound + "\"", count);
        }
        count += durations.inBucket(Traffic.BOUNDS.length);
        out.sample(name + "_bucket", labels + ",le=\"+Inf\"", count);
        out.sample(name + "_sum", labels, durations.seconds());
        out.sample(name + "_count", labels, count);
    }

    private static void machine(MetricsText out) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.gauge("jvm_memory_used_bytes", "Memory in use, by area.")
                .sample("jvm_memory_used_bytes", "area=\"heap\"", heap.getUsed())
                .sample("jvm_memory_used_bytes", "area=\"nonheap\"", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed());
        out.gauge("jvm_memory_committed_bytes", "Memory taken from the system, by area.")
                .sample("jvm_memory_committed_bytes", "area=\"heap\"", heap.getCommitted());
        out.gauge("jvm_memory_max_bytes", "Memory that may be taken, by area.")
                .sample("jvm_memory_max_bytes", "area=\"heap\"", heap.getMax());
        out.gauge("jvm_threads_current", "Platform threads.", ManagementFactory.getThreadMXBean().getThreadCount());
        out.gauge("process_start_time_seconds", "When this process started, in seconds since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    }
}
