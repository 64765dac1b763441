package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    /** An exception that does not say what it is. */
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("wrong on purpose");
        }
    }

    @Test
    void theRootIsNamed() {
        assertEquals("java.lang.IllegalStateException: why", Reasons.of(new ExecutionException(new IllegalStateException("why"))));
    }

    @Test
    void anExceptionThatThrowsWhenItIsAskedIsNamedToo() {
        assertEquals(Broken.class.getName() + ", which does not say what it is", Reasons.of(new Broken()));
    }
}
