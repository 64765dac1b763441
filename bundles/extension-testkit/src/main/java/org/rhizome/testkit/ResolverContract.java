package org.rhizome.testkit;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.Resolver;

/**
 * What every resolver promises, as tests to inherit:
 *
 * <pre>{@code
 * class LongestContractTest extends ResolverContract {
 *     @Override
 *     protected Resolver<?> resolver() {
 *         return new Longest();
 *     }
 * }
 * }</pre>
 *
 * <p>One class for each set of options. A failure shows the smallest history found and the seed; to repeat it, override the method that
 * failed, give it {@code @Property(seed = "...")} and call {@code super}.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(SeedInFailure.class)
public abstract class ResolverContract {

    private static final int ORDERS_OF_SEVEN = 5040;
    private static final List<Locale> LOCALES =
            List.of(Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("ar-EG-u-nu-arab"), Locale.GERMANY, Locale.ROOT);

    /** The resolver, in a new instance. */
    protected abstract Resolver<?> resolver();

    /** What a {@link ConfigurableResolver} is given; nothing unless overridden. */
    protected Map<String, Value> options() {
        return Map.of();
    }

    /** What a {@link org.rhizome.resolver.DependentResolver} is given; nothing unless overridden. */
    protected SortedMap<String, Value> needed() {
        return Collections.emptySortedMap();
    }

    /** What is claimed; anything unless overridden. Choose so that the rule of the resolver is often put to the test. */
    protected Arbitrary<Value> values() {
        return Values.mixed();
    }

    /**
     * Fits a value to the claims made before it, for resolvers whose claims speak of other claims by id. Must be a pure function.
     *
     * @param value one of {@link #values()}
     * @param earlier the claims made before, oldest first
     * @return the value to be claimed; {@code value} unless overridden
     */
    protected Value fitting(Value value, List<Claim> earlier) {
        return value;
    }

    @Provide
    public Arbitrary<History> histories() {
        return Histories.of(values(), this::fitting);
    }

    @Provide
    public Arbitrary<History> sevenClaims() {
        return Histories.ofClaims(7, values(), this::fitting);
    }

    @Property(tries = 10_000)
    public void theValueDoesNotDependOnTheOrderOfArrival(@ForAll("histories") History history) {
        check(history, contract -> contract.sameInAnyOrder(history));
    }

    @Property(tries = 10_000)
    public void incrementalDeliveryEqualsStartingAnew(@ForAll("histories") History history) {
        check(history, contract -> contract.incrementallyTheSame(history));
    }

    /** A resolver that is wrong about ties alone is caught by two of five histories of seven claims: 40 miss it once in 4 billion times. */
    @Property(tries = 40)
    public void all5040OrdersOfSevenClaimsGiveOneValue(@ForAll("sevenClaims") History history) {
        check(history, contract ->
                Expect.equal(ORDERS_OF_SEVEN, contract.sameInAllOrders(history.surviving()), "number of orders tried"));
    }

    @Property(tries = 500)
    public void theDefaultLocaleChangesNothing(@ForAll("histories") History history) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            Object expected = subject(resolver()).valueOf(history.surviving());
            for (Locale locale : LOCALES) {
                Locale.setDefault(locale);
                Expect.equal(expected, subject(resolver()).valueOf(history.surviving()), "under the locale " + locale + " " + history);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property(tries = 1_000)
    public void statesDoNotDisturbEachOther(@ForAll("histories") History history) {
        check(history, contract -> contract.statesAreIndependent(history));
    }

    @Property(tries = 1_000)
    public void whatIsExplainedIsTrue(@ForAll("histories") History history) {
        check(history, contract -> contract.explained(history));
    }

    @Example
    public void anUnknownOptionIsRefusedByName() {
        if (resolver() instanceof ConfigurableResolver<?> configurable) {
            String unknown = "no-such-option";
            Map<String, Value> options = new HashMap<>(options());
            options.put(unknown, new Bool(true));
            try {
                configurable.init(options);
            } catch (IllegalArgumentException refusal) {
                Expect.that(refusal.getMessage() != null && refusal.getMessage().contains(unknown),
                        "init must name the unknown option \"" + unknown + "\", but says: " + refusal.getMessage());
                return;
            }
            throw new AssertionError("init must refuse the unknown option \"" + unknown + "\" with an IllegalArgumentException");
        }
    }

    private void check(History history, Consumer<Contract<?>> sentence) {
        try {
            sentence.accept(new Contract<>(subject(resolver())));
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(broken + "\n" + history, broken);
        }
    }

    private <S> Subject<S> subject(Resolver<S> resolver) {
        return new Subject<>(resolver, options(), needed());
    }
}
