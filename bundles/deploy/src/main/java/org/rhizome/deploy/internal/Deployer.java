package org.rhizome.deploy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.Deployments;
import org.rhizome.deploy.Extension;
import org.rhizome.deploy.Plan;

/** Takes intentions in, plans and journals them, and leaves the rest to the {@link Works}. Safe for any thread. */
class Deployer implements Deployments {

    private final Site site;
    private final Inspector inspector;
    private final Works works;
    private final Catalogue catalogue;

    Deployer(Site site, Inspector inspector, Works works, Catalogue catalogue) {
        this.site = site;
        this.inspector = inspector;
        this.works = works;
        this.catalogue = catalogue;
    }

    @Override
    public Plan plan(List<Path> jars) {
        try {
            return works.intended(new Intention.Deploy(inspected(jars))).plan();
        } catch (DeploymentRefusedException e) {
            return new Plan(List.of(), e.reasons(), List.of());
        }
    }

    @Override
    public Deployment deploy(List<Path> jars, Options options, String by) {
        List<Candidate> candidates = inspected(jars);
        synchronized (works.intake()) {
            Intention intention = new Intention.Deploy(candidates);
            Draft draft = works.intended(intention).orRefuse();
            for (int i = 0; i < candidates.size(); i++) {
                keep(jars.get(i), candidates.get(i));
            }
            return works.begin(intention, draft, options, by);
        }
    }

    /** All of them, or every reason against each. */
    private List<Candidate> inspected(List<Path> jars) {
        List<Candidate> candidates = new ArrayList<>();
        List<DeploymentRefusedException> refused = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Path jar : jars) {
            try {
                candidates.add(inspector.inspect(jar));
            } catch (DeploymentRefusedException e) {
                String which = jars.size() == 1 ? "" : "Jar " + (candidates.size() + refused.size() + 1) + " of " + jars.size() + ": ";
                e.reasons().forEach(reason -> reasons.add(which + reason));
                refused.add(e);
            }
        }
        if (refused.isEmpty()) {
            return candidates;
        }
        boolean distrusted = refused.stream().allMatch(e -> e.kind() == Kind.UNTRUSTED);
        throw new DeploymentRefusedException(distrusted ? Kind.UNTRUSTED : Kind.INVALID, reasons);
    }

    private void keep(Path jar, Candidate inspected) {
        try {
            String kept = site.jars().keep(jar);
            if (!kept.equals(inspected.release().sha256())) {
                throw new DeploymentRefusedException(Kind.INVALID, List.of("The jar " + jar.getFileName() + " changed while it was read; deploy it again."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The jar " + jar.getFileName() + " cannot be kept: " + Reasons.of(e)
                    + ". See to the disk that holds the home folder.", e);
        }
    }

    @Override
    public Deployment rollback(String extension, String by) {
        return works.swapBack(extension, "Rolled back by " + by + '.')
                .orElseGet(() -> begin(new Intention.RollBack(extension), forGood(), by));
    }

    @Override
    public Deployment remove(String extension, String by) {
        return begin(new Intention.Remove(extension), usual(), by);
    }

    /** Somebody has decided for the version before: its errors are not to bring back the one that was left. */
    private Options forGood() {
        Options usual = usual();
        return new Options(usual.deadline(), usual.shadow(), usual.tolerated(), Duration.ZERO, usual.errorBudget());
    }

    private Deployment begin(Intention intention, Options options, String by) {
        synchronized (works.intake()) {
            return works.begin(intention, works.intended(intention).orRefuse(), options, by);
        }
    }

    @Override
    public Options usual() {
        return site.settings().options();
    }

    @Override
    public Optional<Deployment> deployment(long number) {
        return site.ledger().deployment(number);
    }

    @Override
    public List<Deployment> deployments(long before, int limit) {
        return site.ledger().deployments(before, limit);
    }

    @Override
    public CompletableFuture<Deployment> ended(long number) {
        return works.ended(number);
    }

    @Override
    public List<Extension> extensions() {
        return catalogue.list();
    }
}
