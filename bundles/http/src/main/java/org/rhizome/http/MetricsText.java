package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes metrics line by line, as Prometheus text 0.0.4 or as OpenMetrics 1.0.0, which differ in the names of counters and in the end.
 */
final class MetricsText {

    /** How the text is written. */
    enum Format {
        PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
        OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        /** @param accept the header as written, or null */
        static Format of(String accept) {
            boolean open = accept != null && accept.toLowerCase(Locale.ROOT).contains("application/openmetrics-text");
            return open ? OPEN_METRICS : PROMETHEUS;
        }
    }

    private final Format format;
    private final StringBuilder text = new StringBuilder(4096);

    MetricsText(Format format) {
        this.format = format;
    }

    /** A number that only rises. @param name without {@code _total} */
    MetricsText counter(String name, String help, double value) {
        return counter(name, help).sample(name + "_total", "", value);
    }

    /** Opens a family of counters; samples follow. @param name without {@code _total} */
    MetricsText counter(String name, String help) {
        return family(format == Format.OPEN_METRICS ? name : name + "_total", "counter", help);
    }

    MetricsText gauge(String name, String help, double value) {
        return gauge(name, help).sample(name, "", value);
    }

    MetricsText gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    MetricsText histogram(String name, String help) {
        return family(name, "histogram", help);
    }

    private MetricsText family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels as {@code a="1",b="2"}, or empty */
    MetricsText sample(String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    byte[] toByteArray() {
        if (format == Format.OPEN_METRICS) {
            text.append("# EOF\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
