package org.rhizome.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.view.View;

/**
 * What every view promises, as tests to inherit:
 *
 * <pre>{@code
 * class BySectionContractTest extends ViewContract {
 *     @Override protected View<?> view() { return new BySection(); }
 *     @Override protected Map<String, Arbitrary<Value>> properties() { return Map.of("section", Values.texts()); }
 *     @Override protected List<Map<String, String>> questions() { return List.of(Map.of(), Map.of("section", "a")); }
 * }
 * }</pre>
 *
 * <p>States are compared by what they answer to the questions. A failure shows the smallest history found and the seed; to repeat it,
 * override the method that failed, give it {@code @Property(seed = "...")} and call {@code super}.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(SeedInFailure.class)
public abstract class ViewContract {

    /** The view, in a new instance. */
    protected abstract View<?> view();

    /** The properties it looks at, each with what is claimed about it. Others are there too. */
    protected abstract Map<String, Arbitrary<Value>> properties();

    /** What it is asked to tell states apart; nothing in particular unless overridden. */
    protected List<Map<String, String>> questions() {
        return List.of(Map.of());
    }

    @Provide
    public Arbitrary<List<Entity>> changes() {
        return Entities.changing(properties());
    }

    @Property(tries = 2_000)
    public void theStateEqualsOneFromScratch(@ForAll("changes") List<Entity> changes) {
        check(changes, viewed -> viewed.fromScratchTheSame(changes));
    }

    @Property(tries = 1_000)
    public void removingUndoesAdding(@ForAll("changes") List<Entity> changes) {
        check(changes, viewed -> viewed.removingUndoesAdding(changes));
    }

    @Property(tries = 1_000)
    public void answersAndOtherStatesChangeNothing(@ForAll("changes") List<Entity> changes) {
        check(changes, viewed -> viewed.statesAreIndependent(changes));
    }

    @Property(tries = 500)
    public void contributionsDependOnTheClaimsAlone(@ForAll("changes") List<Entity> changes) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            List<?> expected = new Viewed<>(view(), questions()).contributions(changes);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Expect.equal(expected, new Viewed<>(view(), questions()).contributions(changes), "of equal entities, under the locale tr-TR " + changes);
        } finally {
            Locale.setDefault(before);
        }
    }

    private void check(List<Entity> changes, Consumer<Viewed<?>> sentence) {
        try {
            sentence.accept(new Viewed<>(view(), questions()));
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(broken + "\nentities as they became, one after the other:\n  "
                    + String.join("\n  ", changes.stream().map(Entity::toString).toList()), broken);
        }
    }
}
