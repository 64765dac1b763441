package org.rhizome.resolver.debianversion;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Debian package, ordered by Debian policy 5.6.12: epoch, then upstream version, then revision. Different spellings of
 * the same version, such as 1.0 and 1.0-0, compare as equal.
 *
 * @param epoch decimal digits of any length; "0" when there is none
 * @param upstream what stands between epoch and revision
 * @param revision what follows the last hyphen; empty when there is none, which compares as "0"
 */
record DebianVersion(String epoch, String upstream, String revision) implements Comparable<DebianVersion> {

    /** Greedy, so that the revision starts after the last hyphen; a colon in the upstream version needs an epoch before it. */
    private static final Pattern SYNTAX = Pattern.compile("(?:([0-9]+):([A-Za-z0-9.+~:-]+)|([A-Za-z0-9.+~-]+))");

    /** The version that {@code text} spells, if it spells one: only the letters, digits and {@code . + ~ - :} that policy allows. */
    static Optional<DebianVersion> find(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String epoch = matcher.group(1) == null ? "0" : matcher.group(1);
        String rest = matcher.group(1) == null ? matcher.group(3) : matcher.group(2);
        int hyphen = rest.lastIndexOf('-');
        if (hyphen < 0) {
            return Optional.of(new DebianVersion(epoch, rest, ""));
        }
        String upstream = rest.substring(0, hyphen);
        String revision = rest.substring(hyphen + 1);
        boolean sound = !upstream.isEmpty() && !revision.isEmpty() && revision.indexOf(':') < 0;
        return sound ? Optional.of(new DebianVersion(epoch, upstream, revision)) : Optional.empty();
    }

    @Override
    public int compareTo(DebianVersion other) {
        int byEpoch = VersionPart.compare(epoch, other.epoch);
        int byUpstream = byEpoch != 0 ? byEpoch : VersionPart.compare(upstream, other.upstream);
        return byUpstream != 0 ? byUpstream : VersionPart.compare(revision, other.revision);
    }
}
