package org.rhizome.deploy.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rhizome.signing.Jar;
import org.rhizome.signing.JarEntry;

/** What the components of an extension offer and are given: the services of extensions, and nothing of the node. */
final class ComponentRules {

    private static final Pattern PATH = Pattern.compile("[\\w./$-]+");
    private static final String SELF_TEST = "org.rhizome.extension.SelfTest";
    private static final Map<String, String> TYPES = Map.of("org.rhizome.resolver.Resolver", "resolver", "org.rhizome.view.View", "view",
            "org.rhizome.plugin.Plugin", "plugin", "org.rhizome.endpoint.Endpoint", "endpoint");

    private final Jar jar;
    private final List<String> declared;
    private final Set<String> packagesOfNode;
    private final Findings findings;

    /**
     * @param declared services of the manifest, as {@code type:name}
     * @param packagesOfNode whose types are the node's, even if there are some of that name in the jar
     */
    ComponentRules(Jar jar, List<String> declared, Set<String> packagesOfNode, Findings findings) {
        this.jar = jar;
        this.declared = declared;
        this.packagesOfNode = packagesOfNode;
        this.findings = findings;
    }

    /** @param header {@code Service-Component}; read more narrowly than Declarative Services does, which knows wildcards and little of quotes */
    void check(String header) {
        for (String path : header.split(",", -1)) {
            if (PATH.matcher(path.strip()).matches()) {
                check(path.strip(), jar.entry(path.strip()));
            } else {
                findings.refuse("The header Service-Component has \"" + path.strip() + "\": let bnd list the component descriptions one by one.");
            }
        }
    }

    private void check(String path, Optional<JarEntry> entry) {
        if (entry.isEmpty()) {
            findings.refuse("The header Service-Component names " + path + ", which is not in the jar: build the jar again.");
            return;
        }
        try {
            check(path, ComponentFile.parse(Texts.content(entry.get())));
        } catch (IllegalArgumentException e) {
            findings.refuse("The component description " + path + " cannot be read (" + e.getMessage() + "): let bnd write it.");
        }
    }

    private void check(String path, ComponentFile file) {
        file.classes().stream().filter(name -> !isHere(name)).forEach(name -> findings.refuse(
                path + " describes a component of the class " + name + ", which is not in the jar: build the jar again."));
        file.wanted().stream().filter(name -> !isHere(name)).forEach(name -> findings.refuse(
                path + " asks for the service " + name + ": extensions are given no services; what they may use of the node comes with each call "
                        + "(PluginContext, Request, Entity)."));
        file.offered().stream().filter(name -> !TYPES.containsKey(name) && !name.equals(SELF_TEST) && !isHere(name)).forEach(name -> findings.refuse(
                path + " offers the service " + name + ": extensions offer Resolver, View, Plugin, Endpoint and SelfTest."));
        file.offered().stream().filter(TYPES::containsKey).map(TYPES::get)
                .forEach(type -> declared(path, type, file.names().get("rhizome." + type + ".name")));
    }

    private void declared(String path, String type, String name) {
        if (name == null) {
            findings.refuse(path + " offers a " + type + " without a name: annotate its class with the name annotation of the API.");
        } else if (!declared.contains(type + ":" + name)) {
            findings.refuse(path + " offers " + type + ":" + name + ", which the manifest does not say: annotate its class with the name "
                    + "annotation of the API, and let bnd write both.");
        }
    }

    private boolean isHere(String className) {
        String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        return !packagesOfNode.contains(packageName) && jar.entry(className.replace('.', '/') + ".class").isPresent();
    }
}
