package org.rhizome.deploy.inspect;

import java.util.List;
import org.osgi.framework.Version;

/**
 * What a jar is, which may be deployed as far as it can be told from the jar.
 *
 * @param name its symbolic name
 * @param version of the bundle
 * @param description for people, may be empty
 * @param services what it offers, as {@code type:name}
 * @param needs what others are to offer, each a filter over {@code type} and {@code name}
 * @param imports packages, those of Java left out
 * @param sha256 of the file, in lowercase hex
 * @param signer {@code ed25519:} and a public key, {@code distribution}, or empty when nobody signed it
 * @param kind what it is
 * @param warnings what an operator should know, each a sentence
 */
public record Inspection(
        String name, Version version, String description, List<String> services, List<String> needs, List<PackageImport> imports,
        String sha256, String signer, Kind kind, List<String> warnings) {

    public Inspection {
        services = List.copyOf(services);
        needs = List.copyOf(needs);
        imports = List.copyOf(imports);
        warnings = List.copyOf(warnings);
    }

    /** What a jar can be. */
    public enum Kind {
        /** It sees the API of extensions and can run beside another version of itself. */
        EXTENSION,
        /** It sees the node, and cannot run twice: a store, the membership of a cluster. */
        PLATFORM_PART
    }
}
