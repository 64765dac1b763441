package org.rhizome.delta;

import java.util.Optional;

/**
 * Names an entity. With a context, the delta is filed under that property of the entity.
 *
 * @param id any string, even the empty one
 * @param context the property, not empty; null when the delta is not filed
 */
public record EntityRef(String id, String context) implements Target {

    public EntityRef {
        Strings.requireUnicode("entity id", id);
        if (context != null) {
            Strings.requireNonEmpty("context", context);
        }
    }

    /** The property under which the delta is filed, if it is. */
    public Optional<String> property() {
        return Optional.ofNullable(context);
    }
}
