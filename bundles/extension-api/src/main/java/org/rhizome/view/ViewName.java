package org.rhizome.view;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The name by which a view is asked: the service property {@code rhizome.view.name}, declared in the manifest too. */
@ComponentPropertyType
@Capability(namespace = "rhizome.extension", attribute = {"type=view", "name=\"${#value}\""}, effective = "active")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ViewName {

    /** Prefix of the property this annotation sets. */
    String PREFIX_ = "rhizome.";

    /** The name: lowercase letters, digits and hyphens. */
    String value();
}
