package org.rhizome.shell;

import java.util.Locale;

/**
 * One line that says how far work is.
 *
 * @param count done
 * @param fraction of the whole that this is, from 0 to 1; NaN when nobody knows
 * @param perSecond done lately
 */
record ProgressLine(String verb, String unit, long count, double fraction, double perSecond) {

    private static final int BAR = 24;

    @Override
    public String toString() {
        String figures = String.format(Locale.ROOT, "%,d %s  %,.0f/s", count, unit, perSecond);
        if (Double.isNaN(fraction)) {
            return verb + "  " + figures;
        }
        double part = Math.clamp(fraction, 0, 1);
        int full = (int) (part * BAR);
        return String.format(Locale.ROOT, "%s [%s%s] %3.0f %%  %s%s", verb, "#".repeat(full), "-".repeat(BAR - full), Math.floor(100 * part), figures, left(part));
    }

    /** The part that is left takes as long in proportion as what is done. */
    private String left(double part) {
        if (part == 0 || perSecond <= 0) {
            return "";
        }
        long seconds = Math.round(count / part * (1 - part) / perSecond);
        return seconds < 3600 ? String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "  %d:%02d:%02d left", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
