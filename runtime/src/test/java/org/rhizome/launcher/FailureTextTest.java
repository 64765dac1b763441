package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void joinsWhatTheOutermostAndTheInnermostExceptionSay() {
        Throwable failure = new IllegalStateException("cannot open the store", new RuntimeException(new IOException("disk is gone")));
        assertEquals("cannot open the store: disk is gone", FailureText.sentence(failure));
    }

    @Test
    void passesOverWrappersThatSayNothing() {
        assertEquals("the store is locked",
                FailureText.sentence(new InvocationTargetException(new IllegalStateException("the store is locked"))));
    }

    @Test
    void repeatsNothing() {
        assertEquals("cannot read x: no such file",
                FailureText.sentence(new IllegalStateException("cannot read x: no such file", new IOException("no such file"))));
    }

    @Test
    void namesAnExceptionWithoutAnyMessage() {
        assertEquals("java.lang.NullPointerException", FailureText.sentence(new NullPointerException()));
    }
}
