package org.rhizome.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.rhizome.resolver.Resolver;

/** Runs the contract, as an author would, against resolvers that break it; each breach is found by the sentence that forbids it. */
class ResolverContractTest {

    private static final String ORDER = "theValueDoesNotDependOnTheOrderOfArrival";
    private static final String ALL_ORDERS = "all5040OrdersOfSevenClaimsGiveOneValue";
    private static final String INCREMENTAL = "incrementalDeliveryEqualsStartingAnew";
    private static final String LOCALE = "theDefaultLocaleChangesNothing";
    private static final String STATES = "statesDoNotDisturbEachOther";
    private static final String EXPLAINED = "whatIsExplainedIsTrue";
    private static final String OPTIONS = "anUnknownOptionIsRefusedByName";

    /** Runs these sentences, or all when none is named, and gives the messages of those that fail. */
    private static Map<String, String> failures(Class<? extends ResolverContract> contract, String... sentences) {
        List<DiscoverySelector> selectors = sentences.length == 0 ? List.of(selectClass(contract))
                : Stream.of(ResolverContract.class.getMethods()).filter(method -> List.of(sentences).contains(method.getName()))
                        .<DiscoverySelector>map(method -> selectMethod(contract, method)).toList();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectors)
                .configurationParameter("jqwik.shrinking.bounded.seconds", "1").build(), listener);
        assertEquals(sentences.length == 0 ? 7 : sentences.length, listener.getSummary().getTestsStartedCount());
        Map<String, String> failures = new TreeMap<>();
        listener.getSummary().getFailures().forEach(failure ->
                failures.put(failure.getTestIdentifier().getDisplayName().replace("()", ""), failure.getException().getMessage()));
        return failures;
    }

    private static void assertCaught(Class<? extends ResolverContract> contract, String... sentences) {
        assertEquals(Set.of(sentences), failures(contract, sentences).keySet(), contract.getSimpleName());
    }

    static final class Honest extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new SmallestId();
        }
    }

    @Test
    void aResolverThatKeepsItsPromisesPasses() {
        assertEquals(Map.of(), failures(Honest.class));
    }

    static final class ArrivalOrder extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.ArrivalOrder();
        }
    }

    @Test
    void dependenceOnTheOrderOfArrivalIsCaught() {
        assertCaught(ArrivalOrder.class, ORDER, ALL_ORDERS, INCREMENTAL);
    }

    @Test
    void aFailureNamesItsSeedAndShowsTheHistory() {
        String failure = failures(ArrivalOrder.class, ORDER).get(ORDER);
        assertTrue(failure.matches("(?s).*@Property\\(seed = \"-?\\d+\"\\).*"), failure);
        assertTrue(failure.matches("(?s).*history of [0-9]+ events.*"), failure);
    }

    static final class MapOrder extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.MapOrder();
        }
    }

    @Test
    void dependenceOnTheOrderOfAMapIsCaught() {
        assertCaught(MapOrder.class, ORDER, INCREMENTAL);
    }

    static final class IdentityOrder extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.IdentityOrder();
        }
    }

    @Test
    void dependenceOnIdentityHashesIsCaught() {
        assertCaught(IdentityOrder.class, ORDER, ALL_ORDERS, INCREMENTAL);
    }

    static final class DefaultLocale extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.DefaultLocale();
        }
    }

    @Test
    void dependenceOnTheDefaultLocaleIsCaught() {
        assertCaught(DefaultLocale.class, LOCALE);
    }

    static final class FloatSum extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.FloatSum();
        }
    }

    @Test
    void roundingAtEachStepIsCaught() {
        assertCaught(FloatSum.class, ORDER, INCREMENTAL);
    }

    static final class ForgetfulMaximum extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.ForgetfulMaximum();
        }
    }

    @Test
    void retractingWhatIsForgottenIsCaught() {
        assertCaught(ForgetfulMaximum.class, INCREMENTAL);
    }

    static final class SharedState extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.SharedState();
        }
    }

    @Test
    void stateInTheResolverIsCaught() {
        assertCaught(SharedState.class, STATES);
    }

    static final class Consuming extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.Consuming();
        }
    }

    @Test
    void resolvingThatDisturbsTheStateIsCaught() {
        assertCaught(Consuming.class, ORDER);
    }

    static final class EmptyList extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.EmptyList();
        }
    }

    @Test
    void anEmptyListIsCaught() {
        assertCaught(EmptyList.class, ORDER);
    }

    static final class WrongReason extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.WrongReason();
        }
    }

    @Test
    void anExplanationThatIsNotTrueIsCaught() {
        assertCaught(WrongReason.class, EXPLAINED);
    }

    static final class AnyOption extends ResolverContract {
        @Override
        protected Resolver<?> resolver() {
            return new BrokenResolvers.AnyOption();
        }
    }

    @Test
    void optionsThatAreNotCheckedAreCaught() {
        assertCaught(AnyOption.class, OPTIONS);
    }
}
