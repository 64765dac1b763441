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

    private final Told refusals = new Told();
    private final Told distrusts = new Told();
    private final Told warnings = new Told();

    /** Sentences, no more of them in memory than are told. */
    private static final class Told {

        private final Set<String> sentences = new LinkedHashSet<>();
        private int more;

        void add(String sentence) {
            if (sentences.size() < TOLD) {
                sentences.add(sentence);
            } else if (!sentences.contains(sentence)) {
                more++;
            }
        }

        List<String> all() {
            List<String> all = new ArrayList<>(sentences);
            if (more > 0) {
                all.add("There are " + more + " more of the kind: see to these first.");
            }
            return all;
        }
    }

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
        return refusals.all().isEmpty() && distrusts.all().isEmpty();
    }

    List<String> warnings() {
        return warnings.all();
    }

    /** Every reason to refuse the jar. */
    DeploymentRefusedException refusal() {
        List<String> reasons = new ArrayList<>(refusals.all());
        reasons.addAll(distrusts.all());
        return new DeploymentRefusedException(refusals.all().isEmpty() ? Kind.UNTRUSTED : Kind.INVALID, reasons);
    }
}
