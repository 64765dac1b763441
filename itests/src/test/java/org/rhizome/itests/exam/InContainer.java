package org.rhizome.itests.exam;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the tests of a class inside the container of the built distribution. Outside, it starts that container once per class with Pax Exam
 * and passes every test on to it; inside, it hands services to test methods as parameters.
 *
 * <p>Pax Exam has no driver for Jupiter, so this is one: nothing but the start of the container and the call of a test is Pax Exam's.
 */
public final class InContainer implements BeforeAllCallback, InvocationInterceptor, ParameterResolver {

    /** Set in the forked container only. */
    static final String INSIDE = "rhizome.exam.inside";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(InContainer.class);

    private static boolean inside() {
        return Boolean.getBoolean(INSIDE);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (!inside()) {
            context.getStore(NAMESPACE).put(ExamContainer.class, ExamContainer.start(context.getRequiredTestClass()));
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        if (inside()) {
            invocation.proceed();
        } else {
            invocation.skip();
            context.getStore(NAMESPACE).get(ExamContainer.class, ExamContainer.class).run(method.getExecutable());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return true;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return inside() ? Services.await(context.getRequiredTestClass(), parameter.getParameter().getType()) : null;
    }
}
