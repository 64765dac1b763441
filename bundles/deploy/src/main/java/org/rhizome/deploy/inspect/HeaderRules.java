package org.rhizome.deploy.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rhizome.deploy.inspect.Inspection.Kind;

/** Headers by which a bundle would hold others fast, run code of its own at the wrong time, or load code from elsewhere. */
final class HeaderRules {

    /** For bundles of any kind. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();
    /** For extensions. */
    private static final Map<String, String> NOT_IN_EXTENSIONS = new LinkedHashMap<>();

    static {
        NEVER.put("Fragment-Host", "is a fragment, which changes another bundle: make it a bundle of its own");
        NEVER.put("ExtensionBundle-Activator", "is a fragment of the framework: make it a bundle of its own");
        NEVER.put("Require-Bundle", "requires other bundles, which could then not be replaced alone: import packages instead");
        NEVER.put("DynamicImport-Package", "imports packages dynamically, so that it cannot be told what it needs: import them by name");
        NOT_IN_EXTENSIONS.put("Bundle-Activator",
                "has an activator, and extensions do not see the framework: offer a component (@Component), which the node starts and stops");
        NOT_IN_EXTENSIONS.put("Bundle-NativeCode", "has native code, which no JVM loads twice: do without it");
        NOT_IN_EXTENSIONS.put("SPI-Provider", "offers itself to the service loaders of others: offer annotated components");
        NOT_IN_EXTENSIONS.put("SPI-Consumer", "is given the providers of service loaders: put what it calls into the jar");
        NOT_IN_EXTENSIONS.put("Export-Package",
                "exports packages, and whoever is wired to them is stopped when it is replaced: export nothing (-exportcontents in bnd), "
                        + "and offer services");
    }

    private HeaderRules() {}

    static void check(Descriptor descriptor, Kind kind, Findings findings) {
        refuse(NEVER, descriptor, findings);
        if (kind == Kind.PLATFORM_PART) {
            return;
        }
        refuse(NOT_IN_EXTENSIONS, descriptor, findings);
        if (!descriptor.value("Bundle-ClassPath").orElse(".").equals(".")) {
            findings.refuse("The bundle has a Bundle-ClassPath, and jars in a jar are not looked into: put their classes into the jar itself.");
        }
    }

    private static void refuse(Map<String, String> headers, Descriptor descriptor, Findings findings) {
        headers.forEach((header, fault) -> descriptor.value(header)
                .ifPresent(value -> findings.refuse("The bundle " + fault + " (" + header + ").")));
    }
}
