package org.rhizome.algebra;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;

/**
 * Schemas as deltas (SPEC-3 5): published as a definition of an entity, loaded as the newest surviving definition of it. So schemas are
 * signed, negated, superseded and federated like everything else.
 */
public final class SchemaDeltas {

    /**
     * Gathers what is filed under an entity and survives: the one program that is not itself read out of deltas, for both kinds of
     * schema.
     */
    public static final HyperSchema BOOTSTRAP = new HyperSchema("rhizomatic.HyperSchemaSchema",
            new Term.Group(new GroupKey.ByTargetContext(),
                    new Term.Select(new Pred.HasPointer(PointerMatch.naming(new EntityMatch.Root())),
                            new Term.Mask(new MaskPolicy.Drop(), new Term.Input()))));

    private static final String DEFINITION = "definition";
    private static final String HYPERSCHEMA = "rhizomatic.hyperschema.";
    private static final String SCHEMA = "rhizomatic.schema.";

    private static final Comparator<Delta> NEWEST_THEN_LOWEST_ID =
            Comparator.comparingDouble(Delta::timestamp).reversed().thenComparing(Delta::id);

    private SchemaDeltas() {}

    /**
     * The claims that publish a schema as a definition of {@code entity}.
     *
     * @param timestamp milliseconds since 1970
     */
    public static Claims publish(HyperSchema schema, String entity, String author, double timestamp) {
        return definition(HYPERSCHEMA, entity, schema.name(), Terms.canonicalBytes(schema.body()), author, timestamp);
    }

    /**
     * The claims that publish a reading as a definition of {@code entity}.
     *
     * @param timestamp milliseconds since 1970
     * @throws AlgebraException if the schema has no name
     */
    public static Claims publish(Schema schema, String entity, String author, double timestamp) {
        String name = schema.name().orElseThrow(() -> new AlgebraException(Fault.DEFINITION, "a published schema must have a name"));
        return definition(SCHEMA, entity, name, Schemas.canonicalBytes(schema), author, timestamp);
    }

    private static Claims definition(String kind, String entity, String name, byte[] content, String author, double timestamp) {
        return new Claims(author, timestamp, List.of(
                new Pointer(kind + "defines", new EntityRef(entity, DEFINITION)),
                new Pointer(kind + "name", new Text(name)),
                new Pointer(kind + "alg", new Num(Schema.ALG)),
                new Pointer(kind + "term", new Text(HexFormat.of().formatHex(content)))));
    }

    /**
     * The hyperschema that {@code entity} is defined to be: the newest surviving definition, of equally new ones that with the lowest id.
     *
     * @throws AlgebraException if there is none, or it does not hold
     */
    public static HyperSchema loadHyperSchema(DeltaSource source, String entity) {
        Delta newest = newest(source, entity);
        return read(newest, () -> new HyperSchema(name(newest, HYPERSCHEMA), Terms.decode(content(newest, HYPERSCHEMA))));
    }

    /**
     * The reading that {@code entity} is defined to be: the newest surviving definition, of equally new ones that with the lowest id.
     *
     * @throws AlgebraException if there is none, or it does not hold
     */
    public static Schema loadSchema(DeltaSource source, String entity) {
        Delta newest = newest(source, entity);
        return read(newest, () -> Schemas.decode(content(newest, SCHEMA)).named(name(newest, SCHEMA)));
    }

    private static Delta newest(DeltaSource source, String entity) {
        HView view = (HView) Query.of(BOOTSTRAP.body(), Registry.EMPTY).evaluate(source, entity).result();
        return view.properties().getOrDefault(DEFINITION, List.of()).stream().map(HEntry::delta).min(NEWEST_THEN_LOWEST_ID)
                .orElseThrow(() -> new AlgebraException(Fault.DEFINITION, "nothing that survives defines \"" + entity + "\""));
    }

    private static <T> T read(Delta definition, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (AlgebraException e) {
            throw new AlgebraException(Fault.DEFINITION, e.pointer(),
                    "the definition " + definition.id() + " does not hold: " + e.getMessage(), e);
        }
    }

    private static String name(Delta definition, String kind) {
        double alg = first(definition, kind + "alg", Num.class::isInstance).map(target -> ((Num) target).value())
                .orElseThrow(() -> missing(kind + "alg", "number"));
        Schema.requireKnown(alg, "it");
        return text(definition, kind + "name");
    }

    private static byte[] content(Delta definition, String kind) {
        String hex = text(definition, kind + "term");
        try {
            byte[] content = HexFormat.of().parseHex(hex);
            if (!HexFormat.of().formatHex(content).equals(hex)) {
                throw new AlgebraException(Fault.DEFINITION, kind + "term must be lower case hex");
            }
            return content;
        } catch (IllegalArgumentException e) {
            throw e instanceof AlgebraException known ? known : new AlgebraException(Fault.DEFINITION, "",
                    kind + "term is not hex: " + e.getMessage(), e);
        }
    }

    private static String text(Delta definition, String role) {
        return first(definition, role, Text.class::isInstance).map(target -> ((Text) target).value())
                .orElseThrow(() -> missing(role, "string"));
    }

    private static Optional<Target> first(Delta definition, String role, Predicate<Target> kind) {
        return definition.pointers().stream().filter(pointer -> pointer.role().equals(role)).map(Pointer::target).filter(kind).findFirst();
    }

    private static AlgebraException missing(String role, String kind) {
        return new AlgebraException(Fault.DEFINITION, "it has no " + kind + " in the role " + role);
    }
}
