package org.rhizome.deploy.inspect;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rhizome.deploy.inspect.ClassUses.Use;
import org.rhizome.deploy.inspect.Forbidden.Rule;
import org.rhizome.deploy.inspect.Forbidden.Severity;

/** Looks through the classes of an extension for what an extension must not do. */
final class ClassRules {

    private static final Set<String> COLLECTIONS = types("Map", "List", "Set", "Collection", "SortedMap", "NavigableMap", "SortedSet", "Queue",
            "Deque");
    private static final Set<String> MUTABLE = types("HashMap", "LinkedHashMap", "TreeMap", "WeakHashMap", "ArrayList", "LinkedList", "HashSet",
            "LinkedHashSet", "TreeSet", "ArrayDeque", "concurrent/ConcurrentHashMap", "concurrent/ConcurrentMap",
            "concurrent/ConcurrentSkipListMap", "concurrent/CopyOnWriteArrayList", "concurrent/ConcurrentLinkedQueue");

    private final Ancestors ancestors;
    private final Findings findings;

    ClassRules(Ancestors ancestors, Findings findings) {
        this.ancestors = ancestors;
        this.findings = findings;
    }

    void check(ClassModel model) {
        String name = shown(model.thisClass().asInternalName());
        model.superclass().ifPresent(parent -> ancestors.of(parent.asInternalName()).forEach(ancestor -> Forbidden.superclass(ancestor)
                .ifPresent(rule -> found(rule, name + " is a subclass of " + shown(ancestor)))));
        model.methods().stream().filter(method -> method.flags().has(AccessFlag.NATIVE)).map(MethodModel::methodName)
                .forEach(method -> findings.refuse(name + "." + method.stringValue() + " is native: native code cannot be unloaded; write "
                + "it in Java."));
        model.fields().stream().filter(ClassRules::isSharedCollection).map(FieldModel::fieldName)
                .forEach(field -> findings.warn(name + "." + field.stringValue()
                        + " is a static collection, which all versions of a value would share and nothing empties: keep it in the state."));
        ClassUses.of(model, use -> rule(use).isPresent()).forEach((use, methods) -> {
            String used = " uses " + shown(use.owner()) + (use.member().isEmpty() ? "" : "." + use.member());
            rule(use).ifPresent(rule -> (methods.isEmpty() ? List.of(name) : methods.stream().map(method -> name + "." + method).toList())
                    .forEach(user -> found(rule, user + used)));
        });
    }

    private Optional<Rule> rule(Use use) {
        return use.member().isEmpty() ? Forbidden.type(use.owner())
                : ancestors.of(use.owner()).stream().flatMap(owner -> Forbidden.member(owner, use.member()).stream()).findFirst();
    }

    private void found(Rule rule, String what) {
        String sentence = what + ": " + rule.why() + ".";
        if (rule.severity() == Severity.REFUSED) {
            findings.refuse(sentence);
        } else {
            findings.warn(sentence);
        }
    }

    private static boolean isSharedCollection(FieldModel field) {
        String type = field.fieldType().stringValue();
        return field.flags().has(AccessFlag.STATIC)
                && (MUTABLE.contains(type) || COLLECTIONS.contains(type) && !field.flags().has(AccessFlag.FINAL));
    }

    private static Set<String> types(String... ofJavaUtil) {
        return Stream.of(ofJavaUtil).map(name -> "Ljava/util/" + name + ";").collect(Collectors.toUnmodifiableSet());
    }

    private static String shown(String internalName) {
        return internalName.replace('/', '.').replace('$', '.').replaceAll("[^\\w.]", "?");
    }
}
