package org.rhizome.deploy.internal;

import java.util.List;
import java.util.Set;

/**
 * A version of an extension that can serve.
 *
 * @param version of its bundle
 * @param sha256 of its jar in hex; empty when the jar is not kept, so that it cannot be brought back
 * @param signer who signed it: an {@code ed25519:} name, {@code distribution}, or empty when nobody did
 * @param services what it offers, as {@code type:name}
 * @param needs services of other extensions, each as a filter over {@code type} and {@code name}
 * @param origin where it comes from
 * @param nature what it is to the node
 */
record Release(
        String version, String sha256, String signer, List<String> services, List<String> needs, Origin origin, Nature nature) {

    Release {
        services = List.copyOf(services);
        needs = List.copyOf(needs);
    }

    /** Where a version comes from. */
    enum Origin {
        DEPLOYMENT,
        /** It is what the distribution of the node has, whichever version that is at the next start. */
        DISTRIBUTION
    }

    /** What a bundle is to the node. */
    enum Nature {
        /** Two versions can run at once. */
        EXTENSION,
        /** A part of the node: one takes the place of the other while calls wait. */
        PART;

        private static final Set<String> SIDE_BY_SIDE = Set.of("resolver", "view", "plugin", "endpoint");

        /** @param services it offers, as {@code type:name} */
        static Nature of(List<String> services) {
            return services.stream().allMatch(service -> SIDE_BY_SIDE.contains(service.substring(0, service.indexOf(':'))))
                    ? EXTENSION : PART;
        }
    }

    boolean hasJar() {
        return !sha256.isEmpty();
    }

    /** The same with its jar kept. */
    Release withJar(String sum) {
        return new Release(version, sum, signer, services, needs, origin, nature);
    }
}
