package org.rhizome.deploy.inspect;

import org.osgi.framework.VersionRange;

/** A package that a jar imports. @param versions those it takes; {@code 0.0.0}, which is all, when it does not say */
public record PackageImport(String name, VersionRange versions) {}
