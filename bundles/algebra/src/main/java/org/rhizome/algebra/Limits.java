package org.rhizome.algebra;

/**
 * How much a term may ask for. What exceeds a limit is refused with {@link Fault#LIMIT}; nothing is cut short in silence.
 *
 * @param depth levels of nesting: of the JSON form when it is parsed, of operators and predicates together with the schemas they refer to
 *     when it is prepared; at most 1000, so that no stack is exhausted
 * @param size values in the JSON form of one term or schema, keys not counted; operators and predicates of a term together with the
 *     schemas it refers to, counted once for the bindings of each fix
 * @param steps units of work of one evaluation: about one look at one delta by one operator or predicate each, see {@link Cost}
 * @param bytes of a result, about as many as its canonical form has, and of the deltas that are held to make it
 */
public record Limits(int depth, int size, long steps, long bytes) {

    /**
     * 512 levels, 100,000 values, 20,000,000 steps (a full scan of a million deltas by twenty predicates, seconds of computing), 128 MiB
     * (the ids of more than a million deltas).
     */
    public static final Limits DEFAULT = new Limits(512, 100_000, 20_000_000, 128 << 20);

    private static final int DEEPEST = 1_000;

    public Limits {
        if (depth < 1 || depth > DEEPEST || size < 1 || steps < 1 || bytes < 1) {
            throw new AlgebraException(Fault.LIMIT, "limits must be positive, and that of depth at most " + DEEPEST + ": not "
                    + depth + ", " + size + ", " + steps + ", " + bytes);
        }
    }

    /** The same limits with another number of steps. */
    public Limits withSteps(long most) {
        return new Limits(depth, size, most, bytes);
    }

    /** The same limits with another size of results. */
    public Limits withBytes(long most) {
        return new Limits(depth, size, steps, most);
    }
}
