package org.rhizome.deploy.internal;

import java.util.Map;

/**
 * What a plan is made for.
 *
 * @param residents extensions and replaceable parts that serve, by name
 * @param desired what was decided, by extension
 */
record Scene(Map<String, Resident> residents, Map<String, Desired> desired) {

    Scene {
        residents = Map.copyOf(residents);
        desired = Map.copyOf(desired);
    }
}
