package org.rhizome.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Explains why bundles do not resolve, by the requirement that nothing installed can meet. */
record Unresolved(List<Bundle> bundles) {

    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]*)\\)");
    private static final Pattern FLOOR = Pattern.compile("\\(version>=([^)]*)\\)");
    private static final Pattern CEILING = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");

    /** Names the first bundle with a requirement that nothing provides; the others may only follow from it. */
    String explain() {
        List<String> missing = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED) {
                missing(bundle, missing);
            }
        }
        return missing.isEmpty() ? conflict() : missing.getFirst()
                + " Add a bundle that provides it to a feature file and to the repository folder."
                + (missing.size() == 1 ? "" : " (" + (missing.size() - 1) + " more missing like this.)");
    }

    private void missing(Bundle bundle, List<String> sentences) {
        for (BundleRequirement need : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
            if (mandatory(need) && !provided(need)) {
                sentences.add("The bundle " + name(bundle) + " needs " + describe(need) + ", which no installed bundle provides.");
            }
        }
    }

    private static boolean mandatory(BundleRequirement need) {
        String effective = need.getDirectives().getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
        return Constants.EFFECTIVE_RESOLVE.equals(effective)
                && !Constants.RESOLUTION_OPTIONAL.equals(need.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
    }

    private boolean provided(BundleRequirement need) {
        for (Bundle bundle : bundles) {
            for (BundleCapability offer : bundle.adapt(BundleRevision.class).getDeclaredCapabilities(need.getNamespace())) {
                if (need.matches(offer)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Everything is there, but not in one consistent wiring: only the framework can say more. */
    private String conflict() {
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED) {
                try {
                    bundle.start(Bundle.START_TRANSIENT);
                } catch (BundleException e) {
                    return "The bundle " + name(bundle) + " cannot be wired: " + e.getMessage();
                }
            }
        }
        return "The bundles cannot be wired to each other, and the framework gives no reason.";
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    static String describe(BundleRequirement need) {
        String filter = need.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        Matcher name = PACKAGE.matcher(filter);
        return name.find() ? "the package " + name.group(1) + range(filter) : need.getNamespace() + " " + filter;
    }

    private static String range(String filter) {
        Matcher floor = FLOOR.matcher(filter);
        if (!floor.find()) {
            return "";
        }
        Matcher ceiling = CEILING.matcher(filter);
        return ceiling.find() ? ", version [" + floor.group(1) + "," + ceiling.group(1) + ")" : ", version " + floor.group(1) + " or later";
    }
}
