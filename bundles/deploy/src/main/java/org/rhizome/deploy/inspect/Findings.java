package org.rhizome.deploy.inspect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;

/** What was found in a jar so far. Each finding is told once, and of very many the first. Not thread safe. */
final class Findings {

    private static final int TOLD = 50;

    private final Set<String> refusals = new LinkedHashSet<>();
    private final Set<String> distrusts = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    void refuse(String sentence) {
        refusals.add(sentence);
    }

    void distrust(String sentence) {
        distrusts.add(sentence);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    boolean isClean() {
        return refusals.isEmpty() && distrusts.isEmpty();
    }

    List<String> warnings() {
        return told(warnings);
    }

    /** Every reason to refuse the jar. */
    DeploymentRefusedException refusal() {
        List<String> reasons = new ArrayList<>(told(refusals));
        reasons.addAll(told(distrusts));
        return new DeploymentRefusedException(refusals.isEmpty() ? Kind.UNTRUSTED : Kind.INVALID, reasons);
    }

    private static List<String> told(Set<String> sentences) {
        List<String> told = new ArrayList<>(sentences.stream().limit(TOLD).toList());
        if (sentences.size() > TOLD) {
            told.add("There are " + (sentences.size() - TOLD) + " more of the kind.");
        }
        return told;
    }
}
