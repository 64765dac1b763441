package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.Deployment.State;

/** What the entries of the journal add up to: the deployments, and what is to serve. Not safe for threads. */
final class Book {

    private final int kept;
    private final TreeMap<Long, Chapter> chapters = new TreeMap<>();
    private final TreeMap<String, Desired> desired = new TreeMap<>();
    private long last;

    /** @param kept how many deployments are kept; older ones are forgotten once they have ended */
    Book(int kept) {
        this.kept = kept;
    }

    /** All entries of one deployment and what they add up to. */
    private static final class Chapter {
        private final List<Entry> entries = new ArrayList<>();
        private Entry.Planned planned;
        private Deployment deployment;
        private boolean recorded;
    }

    void apply(Entry entry) {
        last = Math.max(last, entry.number());
        switch (entry) {
            case Entry.Summed summed -> {
                desired.clear();
                desired.putAll(summed.desired());
            }
            case Entry.Planned planned -> {
                plan(chapters.computeIfAbsent(planned.number(), number -> new Chapter()), planned);
                forget();
            }
            default -> {
                Chapter chapter = chapters.get(entry.number());
                if (chapter != null) { // its first line may have been damaged, or it was forgotten
                    chapter.entries.add(entry);
                    goOn(chapter, entry);
                }
            }
        }
    }

    private static void plan(Chapter chapter, Entry.Planned planned) {
        Deployment before = chapter.deployment;
        chapter.entries.add(planned);
        chapter.planned = planned;
        chapter.deployment = new Deployment(
                planned.number(), planned.by(), planned.moves().stream().map(Move::change).toList(), State.RUNNING,
                before == null ? List.of(new Deployment.Step(Phase.PLANNED, planned.at(), "")) : before.steps(), "", planned.warnings(), null,
                List.of());
    }

    private void goOn(Chapter chapter, Entry entry) {
        Deployment was = chapter.deployment;
        switch (entry) {
            case Entry.Stepped step -> step(chapter, step);
            case Entry.Noted note -> chapter.deployment = Revision.noted(was, note.detail());
            case Entry.Compared compared -> chapter.deployment = Revision.compared(was, compared.comparison());
            case Entry.Judged judged -> chapter.deployment = Revision.judged(was, judged.verdict());
            case Entry.Interrupted interrupted -> {
                if (!was.state().isEnded()) {
                    chapter.deployment = Revision.ended(was, State.INTERRUPTED, interrupted.reason());
                }
            }
            case Entry.Recorded recorded -> chapter.recorded = true;
            case Entry.Planned planned -> throw new IllegalStateException("planned: " + planned);
            case Entry.Summed summed -> throw new IllegalStateException("summed: " + summed);
        }
    }

    private void step(Chapter chapter, Entry.Stepped step) {
        chapter.deployment = Revision.stepped(chapter.deployment, step);
        if (step.phase() == Phase.COMMITTED) {
            desired.putAll(decided(chapter));
        }
    }

    private static Map<String, Desired> decided(Chapter chapter) {
        List<Deployment.Step> steps = chapter.deployment.steps();
        long since = steps.stream().filter(taken -> taken.phase() == Phase.SWAPPED).findFirst().orElse(steps.getLast()).at();
        Entry.Planned planned = chapter.planned;
        return planned.moves().stream().collect(Collectors.toMap(
                Move::extension, move -> new Desired(move.to(), move.from(), planned.number(), since, planned.by())));
    }

    private void forget() {
        while (chapters.size() > kept && chapters.firstEntry().getValue().deployment.state().isEnded()) {
            chapters.pollFirstEntry();
        }
    }

    /** The shortest list of entries that adds up to the same. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        chapters.values().forEach(chapter -> entries.addAll(chapter.entries));
        entries.add(new Entry.Summed(last, desired));
        return entries;
    }

    /** The number of the last deployment; 0 before the first. */
    long last() {
        return last;
    }

    Optional<Deployment> deployment(long number) {
        return Optional.ofNullable(chapters.get(number)).map(chapter -> chapter.deployment);
    }

    /** What a deployment does; empty when it is not known. */
    List<Move> moves(long number) {
        return Optional.ofNullable(chapters.get(number)).map(chapter -> chapter.planned.moves()).orElse(List.of());
    }

    /** What would be decided if a deployment were committed; empty when it is not known. */
    Map<String, Desired> desiredBy(long number) {
        return Optional.ofNullable(chapters.get(number)).map(Book::decided).orElse(Map.of());
    }

    /** Those with numbers below, newest first. */
    List<Deployment> deployments(long before, int limit) {
        return chapters.headMap(before, false).descendingMap().values().stream().limit(limit).map(chapter -> chapter.deployment).toList();
    }

    /** Those that have not ended, oldest first. */
    List<Deployment> unfinished() {
        return chapters.values().stream().map(chapter -> chapter.deployment).filter(deployment -> !deployment.state().isEnded()).toList();
    }

    /** Those that have ended and are not in the store yet, oldest first. */
    List<Deployment> unrecorded() {
        return chapters.values().stream().filter(chapter -> !chapter.recorded).map(chapter -> chapter.deployment)
                .filter(deployment -> deployment.state().isEnded()).toList();
    }

    /** What was decided, by extension. */
    SortedMap<String, Desired> desired() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(desired));
    }

    /** Sums of the jars that are needed: of what is to serve, of what a rollback brings back, of what is under way. */
    Set<String> jars() {
        Stream<Release> decided = desired.values().stream().flatMap(it -> Stream.concat(it.current().stream(), it.previous().stream()));
        Stream<Release> underWay = chapters.values().stream().filter(chapter -> !chapter.deployment.state().isEnded())
                .flatMap(chapter -> chapter.planned.moves().stream())
                .flatMap(move -> Stream.concat(move.from().stream(), move.to().stream()));
        return Stream.concat(decided, underWay).map(Release::sha256).collect(Collectors.toSet());
    }
}
