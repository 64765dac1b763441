package org.rhizome.deploy.internal;

import java.util.List;
import java.util.Optional;
import org.rhizome.deploy.Plan;

/**
 * What a deployment does with one extension.
 *
 * @param extension its name
 * @param action what is done
 * @param from what serves before; empty when nothing does
 * @param to what serves afterwards; empty when it is removed
 */
record Move(String extension, Plan.Action action, Optional<Release> from, Optional<Release> to) {

    Plan.Change change() {
        return new Plan.Change(
                extension, action, from.map(Release::version).orElse(""), to.map(Release::version).orElse(""),
                to.map(Release::sha256).orElse(""), to.map(Release::signer).orElse(""),
                to.or(() -> from).map(Release::services).orElse(List.of()));
    }
}
