package org.rhizome.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Which deltas a plugin gets: a term of the algebra, as JSON, that is evaluated over each delta alone. Without it a plugin gets none.
 * Sets the service property {@code rhizome.subscription}.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Subscription {

    /** Prefix of the property this annotation sets. */
    String PREFIX_ = "rhizome.";

    /** For instance {@code {"op": "select", "pred": {"hasPointer": {"context": {"exact": "name"}}}, "in": "input"}}. */
    String value();
}
