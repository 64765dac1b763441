package org.rhizome.view;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;

/**
 * A view over many entities that is kept up to date: each entity contributes a value, the contributions are folded into a state, questions
 * are answered from the state. When claims about an entity change, the host takes its old contribution out and puts the new one in, so
 * the state always equals one computed from scratch, whatever came in whatever order and was negated since.
 *
 * <pre>{@code
 * @Component(service = View.class)
 * @ViewName("packages-by-section")
 * public final class BySection implements View<Map<String, Integer>> { ... }
 * }</pre>
 *
 * <p>{@link #contribution} is a pure function. All methods are called on one thread at a time and must not block.
 *
 * @param <S> the state; may be mutable, it is never used by two threads at once
 */
@ConsumerType
public interface View<S> {

    /** What an entity adds to the view; empty when it has no part in it. Must not depend on anything but the claims. */
    Optional<Value> contribution(Entity entity);

    /** The state without any contribution. */
    S init();

    S add(S state, String entity, Value contribution);

    /** Undoes {@link #add} of an equal contribution of the same entity. */
    S remove(S state, String entity, Value contribution);

    /**
     * Answers from the state, without changing it.
     *
     * @param question parameters of the caller by name
     * @throws IllegalArgumentException if the question cannot be answered; the message, shown to the caller, says why and what can
     */
    Value answer(S state, Map<String, String> question);
}
