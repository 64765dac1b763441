package org.rhizome.delta;

import java.util.List;

/** A delta as rhizome-node writes it, in either version, after its form was checked. */
record LegacyDelta(String id, String host, String creator, double timestamp, List<LegacyPointer> pointers) {

    private static final String NEGATES = "_negates";
    private static final String TRANSACTION = "_transaction";
    private static final String SIZE = "size";

    /**
     * One pointer: a primitive, or an entity with the property under which the delta is filed there.
     *
     * @param context null for a primitive
     */
    record LegacyPointer(String role, Primitive target, String context) {

        boolean isNegation() {
            return role.equals(NEGATES) && context != null;
        }

        boolean isMembership() {
            return role.equals(TRANSACTION) && Roles.DELTAS.equals(context);
        }

        boolean isDeclaration() {
            return role.equals(TRANSACTION) && SIZE.equals(context);
        }

        /** The target of a pointer with a context, which is always a string. */
        String name() {
            return ((Text) target).value();
        }
    }

    /** The transaction whose size this delta declares, or null. */
    String declaredTransaction() {
        List<String> declared = pointers.stream().filter(LegacyPointer::isDeclaration).map(LegacyPointer::name).toList();
        if (declared.size() > 1) {
            throw new InvalidDeltaException("/pointers", "a delta can declare the size of one transaction only");
        }
        return declared.isEmpty() ? null : declared.getFirst();
    }

    /** The size that it declares. */
    double declaredSize() {
        return pointers.stream()
                .filter(pointer -> pointer.role().equals(SIZE) && pointer.context() == null && pointer.target() instanceof Num)
                .map(pointer -> ((Num) pointer.target()).value())
                .findFirst()
                .orElseThrow(() -> new InvalidDeltaException("/pointers", "a transaction's size needs a pointer size with a number"));
    }
}
