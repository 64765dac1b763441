package org.rhizome.deploy.inspect;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a class uses: everything that its constant pool names, since nothing else can be used, and in which methods as far as their
 * instructions say. Takes time in proportion to the class, however it was made.
 */
final class ClassUses {

    private static final Pattern TYPE = Pattern.compile("L([^;<>]+)[;<]");

    private final Predicate<Use> wanted;
    private final Map<Integer, Set<Use>> byEntry = new HashMap<>();
    private final Map<Use, Set<String>> methods = new LinkedHashMap<>();

    private ClassUses(Predicate<Use> wanted) {
        this.wanted = wanted;
    }

    /** A use of a member, or of a class when the member is empty. @param owner internal name */
    record Use(String owner, String member) {}

    /**
     * The uses that are wanted, each with the names of methods; without any where no instruction shows it: in a field, a signature, a
     * bootstrap argument.
     */
    static Map<Use, Set<String>> of(ClassModel model, Predicate<Use> wanted) {
        ClassUses uses = new ClassUses(wanted);
        for (PoolEntry entry : model.constantPool()) {
            uses.byEntry.put(entry.index(), uses.of(entry));
        }
        uses.byEntry.values().forEach(found -> found.forEach(use -> uses.methods.computeIfAbsent(use, key -> new LinkedHashSet<>())));
        model.methods().forEach(uses::add);
        model.fields().forEach(field -> uses.types(field.fieldType().stringValue()).forEach(
                use -> uses.methods.computeIfAbsent(use, key -> new LinkedHashSet<>())));
        return uses.methods;
    }

    private void add(MethodModel method) {
        String name = method.methodName().stringValue();
        BitSet entries = new BitSet();
        method.code().ifPresent(code -> code.forEach(element -> pool(element).forEach(entry -> entries.set(entry.index()))));
        Stream<Use> inCode = entries.stream().boxed().flatMap(entry -> byEntry.getOrDefault(entry, Set.of()).stream());
        Stream.concat(types(method.methodType().stringValue()), inCode)
                .forEach(use -> methods.computeIfAbsent(use, key -> new LinkedHashSet<>()).add(name));
    }

    private Set<Use> of(PoolEntry entry) {
        Set<Use> uses = new LinkedHashSet<>();
        collect(entry, uses);
        return uses;
    }

    private void collect(PoolEntry entry, Set<Use> uses) {
        switch (entry) {
            case MemberRefEntry member -> {
                types(member.type().stringValue()).forEach(uses::add);
                want(new Use(bare(member.owner().asInternalName()), member.name().stringValue()), uses);
                want(new Use(bare(member.owner().asInternalName()), ""), uses);
            }
            case ClassEntry type -> want(new Use(bare(type.asInternalName()), ""), uses);
            case NameAndTypeEntry described -> types(described.type().stringValue()).forEach(uses::add);
            case MethodTypeEntry type -> types(type.descriptor().stringValue()).forEach(uses::add);
            case MethodHandleEntry handle -> collect(handle.reference(), uses);
            case DynamicConstantPoolEntry dynamic -> {
                types(dynamic.type().stringValue()).forEach(uses::add);
                // One dynamic constant may be made of others, in a circle even; those are entries of their own.
                dynamic.bootstrap().arguments().stream().filter(argument -> !(argument instanceof DynamicConstantPoolEntry))
                        .forEach(argument -> collect(argument, uses));
                collect(dynamic.bootstrap().bootstrapMethod(), uses);
            }
            default -> { }
        }
    }

    private void want(Use use, Set<Use> uses) {
        if (wanted.test(use)) {
            uses.add(use);
        }
    }

    private static Stream<PoolEntry> pool(CodeElement element) {
        return switch (element) {
            case InvokeInstruction invoke -> Stream.of(invoke.method());
            case FieldInstruction field -> Stream.of(field.field());
            case InvokeDynamicInstruction invoke -> Stream.of(invoke.invokedynamic());
            case NewObjectInstruction made -> Stream.of(made.className());
            case NewReferenceArrayInstruction made -> Stream.of(made.componentType());
            case NewMultiArrayInstruction made -> Stream.of(made.arrayType());
            case TypeCheckInstruction check -> Stream.of(check.type());
            case ConstantInstruction.LoadConstantInstruction load -> Stream.of(load.constantEntry());
            default -> Stream.empty();
        };
    }

    private Stream<Use> types(String descriptor) {
        Matcher types = TYPE.matcher(descriptor);
        return types.results().map(type -> new Use(type.group(1), "")).filter(wanted).distinct();
    }

    /** Of an array that of its elements. */
    private static String bare(String internalName) {
        return internalName.startsWith("[") ? internalName.replaceFirst("^\\[+L?", "").replace(";", "") : internalName;
    }
}
