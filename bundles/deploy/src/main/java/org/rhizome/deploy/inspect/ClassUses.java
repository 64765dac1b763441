package org.rhizome.deploy.inspect;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class uses: everything that its constant pool names, since nothing else can be used, and in which methods as far as their
 * instructions say.
 */
final class ClassUses {

    /** Where a use is that no instruction shows: in a field, a signature, a bootstrap argument. */
    static final String NOWHERE = "";

    private static final Pattern TYPE = Pattern.compile("L([^;<>]+)[;<]");

    private final Map<Use, Set<String>> methods = new LinkedHashMap<>();

    private ClassUses() {}

    /** A use of a member, or of a class when the member is empty. @param owner internal name */
    record Use(String owner, String member) {}

    /** The uses, each with the names of methods. */
    static Map<Use, Set<String>> of(ClassModel model) {
        ClassUses uses = new ClassUses();
        for (PoolEntry entry : model.constantPool()) {
            uses.of(entry).forEach(use -> uses.methods.put(use, new LinkedHashSet<>()));
        }
        for (MethodModel method : model.methods()) {
            uses.types(method.methodType().stringValue()).forEach(use -> uses.at(use, method));
            method.code().ifPresent(code -> code.forEach(element -> uses.pool(element).forEach(entry -> uses.of(entry).forEach(use -> uses.at(use, method)))));
        }
        model.fields().forEach(field -> uses.types(field.fieldType().stringValue()).forEach(use -> uses.methods.putIfAbsent(use, new LinkedHashSet<>())));
        uses.methods.values().stream().filter(Set::isEmpty).forEach(names -> names.add(NOWHERE));
        return uses.methods;
    }

    private void at(Use use, MethodModel method) {
        methods.computeIfAbsent(use, key -> new LinkedHashSet<>()).add(method.methodName().stringValue());
    }

    private List<Use> of(PoolEntry entry) {
        return switch (entry) {
            case MemberRefEntry member -> {
                List<Use> uses = new ArrayList<>(types(member.type().stringValue()));
                uses.add(new Use(bare(member.owner().asInternalName()), member.name().stringValue()));
                uses.add(new Use(bare(member.owner().asInternalName()), ""));
                yield uses;
            }
            case ClassEntry type -> List.of(new Use(bare(type.asInternalName()), ""));
            case NameAndTypeEntry described -> types(described.type().stringValue());
            case MethodHandleEntry handle -> of(handle.reference());
            case DynamicConstantPoolEntry dynamic -> {
                List<Use> uses = new ArrayList<>(types(dynamic.type().stringValue()));
                dynamic.bootstrap().arguments().forEach(argument -> uses.addAll(of(argument)));
                yield uses;
            }
            default -> List.of();
        };
    }

    private List<PoolEntry> pool(CodeElement element) {
        return switch (element) {
            case InvokeInstruction invoke -> List.of(invoke.method());
            case FieldInstruction field -> List.<PoolEntry>of(field.field());
            case InvokeDynamicInstruction invoke -> List.of(invoke.invokedynamic());
            case NewObjectInstruction made -> List.of(made.className());
            case NewReferenceArrayInstruction made -> List.of(made.componentType());
            case NewMultiArrayInstruction made -> List.of(made.arrayType());
            case TypeCheckInstruction check -> List.of(check.type());
            case ConstantInstruction.LoadConstantInstruction load -> List.<PoolEntry>of(load.constantEntry());
            default -> List.of();
        };
    }

    private List<Use> types(String descriptor) {
        List<Use> uses = new ArrayList<>();
        Matcher types = TYPE.matcher(descriptor);
        while (types.find()) {
            uses.add(new Use(types.group(1), ""));
        }
        return uses;
    }

    /** Of an array that of its elements. */
    private static String bare(String internalName) {
        return internalName.startsWith("[") ? internalName.replaceFirst("^\\[+L?", "").replace(";", "") : internalName;
    }
}
