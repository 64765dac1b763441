package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.Deployments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder whose jars are deployed when they are put there, replaced when they change and removed when they go. It is a client of the
 * deployments like others, and leaves alone what was decided another way since.
 */
final class DropIn implements Closeable {

    /** How deployments by this folder are marked, followed by the names of the files. */
    static final String BY = "drop-in:";

    private static final Logger LOG = LoggerFactory.getLogger(DropIn.class);
    private static final int POLLS_TO_RETRY = 10;
    /** For people, who may be any that ask for the node's health. */
    private static final String FOLDER = "the folder extensions";
    /** In place of the number of a removal: there is none. */
    private static final long REFUSED = 0;

    private final Path folder;
    private final Deployments deployments;
    private final Inspector inspector;
    private final Ledger ledger;
    private final Parked parked;
    private final Settings settings;
    private final ScheduledExecutorService thread;
    private final Map<String, Dropped> files = new TreeMap<>();
    private final Map<String, Long> leaving = new HashMap<>();
    private boolean started;

    DropIn(Path folder, Deployments deployments, Inspector inspector, Ledger ledger, Parked parked, Settings settings) {
        this.folder = folder;
        this.deployments = deployments;
        this.inspector = inspector;
        this.ledger = ledger;
        this.parked = parked;
        this.settings = settings;
        this.thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rhizome-deploy-drop-in").factory());
    }

    /** Looks once, which deploys nothing yet, and then from time to time. */
    void start() {
        lookSafely();
        thread.scheduleWithFixedDelay(this::lookSafely, settings.poll().toMillis(), settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the folder {} could not be looked at: {}", folder, Reasons.of(e));
        }
    }

    /** Looks once. */
    synchronized void look() throws IOException {
        boolean settled = readFolder();
        List<Dropped> ripe = files.values().stream().filter(Dropped::isRipe).toList();
        ripe.forEach(this::inspect);
        List<Dropped> wanted = new ArrayList<>(ripe.stream().filter(Dropped::isInspected).toList());
        wanted.removeIf(this::isDone);
        wanted.removeIf(this::isTwice);
        deploy(wanted);
        if (settled) {
            removeWhatIsGone();
            started = true;
        }
    }

    /** @return whether no file changed since the last time */
    private boolean readFolder() throws IOException {
        Map<String, Dropped.Stamp> now = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : jars) {
                    stamp(jar, now);
                }
            }
        }
        boolean changed = files.keySet().retainAll(now.keySet());
        parked.all().keySet().stream().filter(name -> name.endsWith(".jar") && !now.containsKey(name)).forEach(parked::remove);
        for (Map.Entry<String, Dropped.Stamp> entry : now.entrySet()) {
            Dropped file = files.computeIfAbsent(entry.getKey(), name -> new Dropped(folder.resolve(name)));
            changed |= file.seen(entry.getValue());
        }
        if (changed) {
            files.values().forEach(Dropped::retry); // one that was in the way of another may be gone
        }
        return !changed;
    }

    private static void stamp(Path jar, Map<String, Dropped.Stamp> stamps) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                stamps.put(jar.getFileName().toString(), new Dropped.Stamp(attributes.size(), attributes.lastModifiedTime()));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} went while the folder was read", jar);
        }
    }

    private void inspect(Dropped file) {
        try {
            file.inspected(inspector.inspect(file.path()));
        } catch (DeploymentRefusedException e) {
            file.named(inspector.extension(file.path()));
            refuse(file, e.getMessage());
        } catch (RuntimeException e) {
            refuse(file, Reasons.of(e) + '.');
        }
    }

    private void refuse(Dropped file, String reason) {
        if (file.refused(reason, POLLS_TO_RETRY)) {
            LOG.warn("{} is refused: {}", file.path(), reason);
        }
        parked.put(file.name(), reason);
    }

    /** What serves already, or was decided against while the node was down or before, is left alone. */
    private boolean isDone(Dropped file) {
        Desired desired = ledger.desired().get(file.candidate().extension());
        String sum = file.candidate().release().sha256();
        boolean serves = desired != null && desired.current().filter(release -> release.sha256().equals(sum)).isPresent();
        boolean decided = desired != null && !started && desired.previous().filter(release -> release.sha256().equals(sum)).isPresent();
        if (serves || decided) {
            done(file);
            return true;
        }
        Optional<Deployment> refuted = started ? Optional.empty() : refuted(file.candidate().extension(), sum);
        refuted.ifPresent(deployment -> {
            file.done();
            parked.put(file.name(), "Deployment " + deployment.number() + " of it ended as " + deployment.state() + ": " + deployment.reason()
                    + " It is tried again when the file changes.");
        });
        return refuted.isPresent();
    }

    /** The last deployment of a jar, if that came to nothing by the jar's own fault or by decision. */
    private Optional<Deployment> refuted(String extension, String sum) {
        return ledger.deployments(Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(deployment -> deployment.changes().stream()
                        .anyMatch(change -> change.extension().equals(extension) && change.sha256().equals(sum)))
                .findFirst()
                .filter(last -> last.state() == Deployment.State.REVERTED || last.state() == Deployment.State.FAILED);
    }

    private void done(Dropped file) {
        file.done();
        parked.remove(file.name());
    }

    private boolean isTwice(Dropped file) {
        String extension = file.candidate().extension();
        List<String> same = files.values().stream().filter(Dropped::isInspected)
                .filter(other -> other.candidate().extension().equals(extension)).map(Dropped::name).toList();
        if (same.size() > 1) {
            refuse(file, String.join(" and ", same) + " are both " + extension + "; only one version can serve: take the other out of "
                    + FOLDER + '.');
        }
        return same.size() > 1;
    }

    /** One by one, so that none fails because of another; together when one needs another. */
    private void deploy(List<Dropped> wanted) {
        boolean together = wanted.size() > 1 && !wanted.stream().allMatch(file -> deployments.plan(List.of(file.path())).isPossible())
                && deployments.plan(wanted.stream().map(Dropped::path).toList()).isPossible();
        if (together) {
            deployTogether(wanted);
        } else {
            wanted.forEach(file -> deployTogether(List.of(file)));
        }
    }

    private void deployTogether(List<Dropped> group) {
        String by = BY + group.stream().map(Dropped::name).collect(Collectors.joining(","));
        try {
            Deployment deployment = deployments.deploy(group.stream().map(Dropped::path).toList(), settings.options(), by);
            group.forEach(this::done);
            deployments.ended(deployment.number()).thenAccept(ended -> group.forEach(file -> tell(file, ended)));
        } catch (DeploymentRefusedException e) {
            group.forEach(file -> refuse(file, e.getMessage()));
        } catch (RuntimeException e) {
            group.forEach(file -> refuse(file, Reasons.of(e) + '.'));
        }
    }

    private void tell(Dropped file, Deployment ended) {
        if (ended.state() != Deployment.State.COMMITTED) {
            parked.put(file.name(), ended.reason());
        }
    }

    private void removeWhatIsGone() {
        Set<String> here = files.values().stream().map(Dropped::extension).flatMap(Optional::stream).collect(Collectors.toSet());
        leaving.keySet().removeIf(extension -> {
            here.stream().filter(extension::equals).forEach(parked::remove);
            return here.contains(extension);
        });
        ledger.desired().forEach((extension, desired) -> {
            if (desired.by().startsWith(BY) && desired.current().isPresent() && !here.contains(extension)
                    && names(desired.by()).stream().noneMatch(files::containsKey)) {
                remove(extension, desired.by());
            }
        });
    }

    private static Collection<String> names(String by) {
        return List.of(by.substring(BY.length()).split(","));
    }

    private void remove(String extension, String by) {
        if (leaving.getOrDefault(extension, REFUSED) != REFUSED) {
            return; // under way, or it failed, which would be no better in a second
        }
        try {
            Deployment removal = deployments.remove(extension, by);
            leaving.put(extension, removal.number());
            deployments.ended(removal.number()).thenAccept(ended -> {
                if (ended.state() != Deployment.State.COMMITTED) {
                    stays(extension, ended.reason());
                }
            });
        } catch (DeploymentRefusedException e) {
            leaving.put(extension, REFUSED);
            stays(extension, e.getMessage());
        }
    }

    private void stays(String extension, String why) {
        String reason = "Its file is gone from " + FOLDER + ", but it stays: " + why;
        if (!reason.equals(parked.all().get(extension))) {
            LOG.warn("{}: {}", extension, reason);
        }
        parked.put(extension, reason);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
