package org.rhizome.testkit;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Says in the failure itself how to repeat it: reports often keep nothing else. */
final class SeedInFailure implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyExecutionResult result = property.execute();
        if (result.status() != PropertyExecutionResult.Status.FAILED || result.seed().isEmpty()) {
            return result;
        }
        Throwable failure = result.throwable().orElseGet(() -> new AssertionError("failed"));
        return result.mapToFailed(new AssertionError(
                failure.getMessage() + "\nTo repeat it, override " + context.label()
                        + " with @Property(seed = \"" + result.seed().get() + "\")",
                failure));
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
