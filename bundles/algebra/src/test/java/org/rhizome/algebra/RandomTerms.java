package org.rhizome.algebra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** Terms of all shapes over the world of {@link Samples}, valid by construction: the same for the same seed. */
final class RandomTerms {

    /** What random views refer to. */
    static final Registry REGISTRY = Registry.of(
            List.of(new HyperSchema("Plain", SchemaDeltas.BOOTSTRAP.body()),
                    new HyperSchema("Deep", new Term.Expand(new TextMatch.Exact("actor"),
                            new SchemaRef.Named("Plain"), new SchemaRef.Named("Newest"), SchemaDeltas.BOOTSTRAP.body()))),
            List.of(new Schema(Map.of(), new Policy.Pick(new Order.ByTimestamp(Direction.DESC))).named("Newest")));

    private final Samples samples;

    RandomTerms(long seed) {
        samples = new Samples(seed);
    }

    Term any(int depth) {
        return switch (samples.below(3)) {
            case 0 -> set(depth);
            case 1 -> view(depth);
            default -> new Term.Resolve(schema(), view(depth));
        };
    }

    Term set(int depth) {
        if (depth == 0) {
            return new Term.Input();
        }
        return switch (samples.below(8)) {
            case 0, 1, 2 -> new Term.Select(pred(depth - 1), set(depth - 1));
            case 3 -> new Term.Union(set(depth - 1), set(depth - 1));
            case 4 -> new Term.Intersect(set(depth - 1), set(depth - 1));
            case 5 -> new Term.Difference(set(depth - 1), set(depth - 1));
            default -> new Term.Mask(policy(depth - 1), set(depth - 1));
        };
    }

    private MaskPolicy policy(int depth) {
        return switch (samples.below(3)) {
            case 0 -> new MaskPolicy.Drop();
            case 1 -> new MaskPolicy.Annotate();
            default -> new MaskPolicy.Trust(pred(depth));
        };
    }

    private Term view(int depth) {
        return switch (depth == 0 ? 0 : samples.below(6)) {
            case 0, 1 -> new Term.Group(key(), set(depth));
            case 2 -> new Term.Prune(samples.below(3) == 0 ? null : text(true), view(depth - 1));
            case 3, 4 -> new Term.Expand(text(true), new SchemaRef.Named(samples.pick(List.of("Plain", "Deep"))),
                    new SchemaRef.Named("Newest"), view(depth - 1));
            default -> new Term.Fix(new SchemaRef.Named("Deep"), samples.pick(Samples.ENTITIES), Map.of());
        };
    }

    private GroupKey key() {
        return switch (samples.below(3)) {
            case 0 -> new GroupKey.ByRole();
            case 1 -> new GroupKey.Const("all");
            default -> new GroupKey.ByTargetContext();
        };
    }

    Pred pred(int depth) {
        return open(depth, true);
    }

    private Pred open(int depth, boolean reflective) {
        return switch (samples.below(depth <= 0 ? 6 : reflective ? 11 : 9)) {
            case 0 -> samples.below(2) == 0 ? new Pred.True() : new Pred.False();
            case 1 -> new Pred.Match(Field.TIMESTAMP, comparison(), new Operand.Literal(samples.pick(Samples.VALUES)));
            case 2 -> new Pred.MatchAny(samples.pick(List.of(Field.values())), values());
            case 3 -> new Pred.Match(Field.AUTHOR, comparison(), new Operand.Literal(new Text(samples.pick(Samples.AUTHORS))));
            case 4, 5 -> new Pred.HasPointer(pointer(reflective));
            case 6 -> new Pred.And(open(depth - 1, reflective), open(depth - 1, reflective));
            case 7 -> new Pred.Or(open(depth - 1, reflective), open(depth - 1, reflective));
            case 8 -> new Pred.Not(open(depth - 1, reflective));
            default -> new Pred.InView(reflected(), samples.pick(List.of(Facet.values())), extract());
        };
    }

    private Term reflected() {
        Term selected = new Term.Select(open(1, false), new Term.Input());
        return samples.below(2) == 0 ? selected : new Term.Mask(new MaskPolicy.Drop(), selected);
    }

    private Extract extract() {
        return samples.below(2) == 0
                ? new Extract.OfField(samples.pick(List.of(Facet.values())))
                : new Extract.OfRole(samples.pick(Samples.ROLES));
    }

    private Comparison comparison() {
        Comparison comparison = samples.pick(List.of(Comparison.values()));
        return comparison == Comparison.PREFIX ? Comparison.EQ : comparison;
    }

    private PointerMatch pointer(boolean aliases) {
        EntityMatch entity = switch (samples.below(4)) {
            case 0 -> new EntityMatch.Id(samples.pick(Samples.ENTITIES));
            case 1 -> new EntityMatch.Root();
            default -> null;
        };
        TextMatch role = samples.below(3) == 0 ? text(aliases) : null;
        TextMatch context = samples.below(4) == 0 ? text(aliases) : null;
        TargetKind kind = samples.below(8) == 0 ? samples.pick(List.of(TargetKind.values())) : null;
        ValueMatch value = samples.below(4) == 0 ? value() : null;
        boolean none = entity == null && role == null && context == null && kind == null && value == null;
        return new PointerMatch(none ? new TextMatch.Exact("negates") : role, entity, null, context, kind, value);
    }

    private TextMatch text(boolean aliases) {
        return switch (samples.below(aliases ? 5 : 4)) {
            case 0 -> new TextMatch.Exact(samples.pick(Samples.CONTEXTS));
            case 1 -> new TextMatch.Exact(samples.pick(Samples.ROLES));
            case 2 -> new TextMatch.Prefix(samples.pick(List.of("t", "rhizomatic.", "")));
            case 3 -> new TextMatch.AnyOf(List.of(samples.pick(Samples.CONTEXTS), samples.pick(Samples.ROLES)));
            default -> new TextMatch.Aliased(samples.pick(Samples.CONTEXTS), samples.below(2) == 0 ? null : "concept:x",
                    samples.below(2) == 0 ? null : open(1, false));
        };
    }

    private ValueMatch value() {
        return switch (samples.below(4)) {
            case 0 -> new ValueMatch.Between(samples.pick(Samples.VALUES), samples.pick(Samples.VALUES));
            case 1 -> new ValueMatch.AnyOf(values());
            case 2 -> new ValueMatch.Compare(Comparison.PREFIX, new Operand.Literal(new Text(samples.pick(List.of("", "t", "al")))));
            default -> new ValueMatch.Compare(comparison(), new Operand.Literal(samples.pick(Samples.VALUES)));
        };
    }

    private List<Primitive> values() {
        return IntStream.range(0, samples.below(4)).mapToObj(i -> samples.pick(Samples.VALUES)).toList();
    }

    Schema schema() {
        Map<String, Policy> properties = new LinkedHashMap<>();
        for (int i = samples.below(4); i > 0; i--) {
            properties.put(samples.pick(Samples.CONTEXTS), policy());
        }
        return new Schema(properties, policy());
    }

    private Policy policy() {
        return switch (samples.below(7)) {
            case 0 -> new Policy.All(order(2));
            case 1 -> new Policy.AllDistinct(order(2));
            case 2 -> new Policy.Conflicts(order(2));
            case 3 -> new Policy.Fold(samples.pick(List.of(Merge.MAX, Merge.MIN, Merge.COUNT, Merge.AND, Merge.OR, Merge.CONCAT_SORTED)));
            case 4 -> new Policy.AbsentAs(samples.pick(Samples.VALUES), policy());
            default -> new Policy.Pick(order(2));
        };
    }

    private Order order(int depth) {
        return switch (depth == 0 ? samples.below(2) : samples.below(5)) {
            case 0 -> new Order.ByTimestamp(samples.pick(List.of(Direction.values())));
            case 1 -> new Order.LexById();
            case 2 -> new Order.ByAuthorRank(List.of(samples.pick(Samples.AUTHORS), samples.pick(Samples.AUTHORS)));
            case 3 -> new Order.ByPred(open(1, false), order(depth - 1));
            default -> new Order.Chain(List.of(order(depth - 1), order(depth - 1)));
        };
    }
}
