package org.rhizome.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.view.View;

/** Runs the contract against views that break it, each in one way. */
class ViewContractTest {

    private static final String SCRATCH = "theStateEqualsOneFromScratch";
    private static final String REMOVING = "removingUndoesAdding";
    private static final String STATES = "answersAndOtherStatesChangeNothing";
    private static final String CLAIMS = "contributionsDependOnTheClaimsAlone";

    /** Lists the first tags of entities in the order of the entities' names. */
    static class Tags implements View<List<String>> {
        @Override
        public Optional<Value> contribution(Entity entity) {
            return Optional.ofNullable(entity.properties().get("tag")).map(claims -> new Text(claims.getFirst().value().toString()));
        }

        @Override
        public List<String> init() {
            return new ArrayList<>();
        }

        @Override
        public List<String> add(List<String> state, String entity, Value contribution) {
            state.add(entity + contribution);
            return state;
        }

        @Override
        public List<String> remove(List<String> state, String entity, Value contribution) {
            state.remove(entity + contribution);
            return state;
        }

        @Override
        public Value answer(List<String> state, Map<String, String> question) {
            return new Text(state.stream().sorted().toList().toString());
        }
    }

    abstract static class OfTags extends ViewContract {
        @Override
        protected Map<String, Arbitrary<Value>> properties() {
            return Map.of("tag", Values.texts());
        }
    }

    static final class Honest extends OfTags {
        @Override
        protected View<?> view() {
            return new Tags();
        }
    }

    @Test
    void aViewThatKeepsItsPromisesPasses() {
        assertEquals(Map.of(), Verdicts.failures(Honest.class, 4));
    }

    static final class InOrderOfArrival extends OfTags {
        @Override
        protected View<?> view() {
            return new Tags() {
                @Override
                public Value answer(List<String> state, Map<String, String> question) {
                    return new Text(state.toString());
                }
            };
        }
    }

    @Test
    void dependenceOnTheOrderOfArrivalIsCaught() {
        assertTrue(Verdicts.failures(InOrderOfArrival.class, 4).containsKey(SCRATCH));
    }

    static final class Forgetful extends OfTags {
        @Override
        protected View<?> view() {
            return new Tags() {
                @Override
                public List<String> remove(List<String> state, String entity, Value contribution) {
                    return state;
                }
            };
        }
    }

    @Test
    void removingThatDoesNotUndoIsCaught() {
        Map<String, String> failures = Verdicts.failures(Forgetful.class, 4);
        assertTrue(failures.keySet().containsAll(Set.of(SCRATCH, REMOVING)), failures::toString);
        assertTrue(failures.get(SCRATCH).contains("@Property(seed = "), failures::toString);
    }

    static final class Consuming extends OfTags {
        @Override
        protected View<?> view() {
            return new Tags() {
                @Override
                public Value answer(List<String> state, Map<String, String> question) {
                    Value answer = super.answer(state, question);
                    state.clear();
                    return answer;
                }
            };
        }
    }

    @Test
    void anAnswerThatChangesTheStateIsCaught() {
        assertTrue(Verdicts.failures(Consuming.class, 4).containsKey(STATES));
    }

    static final class Speaking extends OfTags {
        @Override
        protected View<?> view() {
            return new Tags() {
                @Override
                public Optional<Value> contribution(Entity entity) {
                    return super.contribution(entity).map(tag -> new Text(((Text) tag).value().toUpperCase(Locale.getDefault())));
                }
            };
        }
    }

    @Test
    void dependenceOnTheDefaultLocaleIsCaught() {
        assertEquals(Set.of(CLAIMS), Verdicts.failures(Speaking.class, 4).keySet());
    }

    static final class Counting extends OfTags {
        @Override
        protected View<?> view() {
            return new Tags() {
                private int calls;

                @Override
                public Optional<Value> contribution(Entity entity) {
                    return Optional.of(new Num(calls++));
                }
            };
        }
    }

    @Test
    void aContributionThatIsNoFunctionOfTheClaimsIsCaught() {
        assertTrue(Verdicts.failures(Counting.class, 4).containsKey(CLAIMS));
    }
}
