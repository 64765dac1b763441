package org.rhizome.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * An extension that works only beside another one: {@code @NeedsExtension(type = "resolver", name = "majority")}. Deployments refuse it
 * while the other is missing, and refuse to remove the other while it is here. It is not wired to it, so each can be replaced alone.
 */
@Requirement(namespace = "rhizome.extension", filter = "(&(type=${#type})(name=${#name}))", effective = "active")
@Repeatable(NeedsExtension.All.class)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface NeedsExtension {

    /** {@code resolver}, {@code view}, {@code plugin} or {@code endpoint}. */
    String type();

    String name();

    /** For several. */
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE})
    @interface All {
        NeedsExtension[] value();
    }
}
