package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.BindException;
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

    @Test
    void tellsWhatToDoAboutAPortInUse() {
        String sentence = FailureText.sentence(new IOException("Failed to bind to /127.0.0.1:8080", new BindException("Address already in use")));
        assertTrue(sentence.startsWith("Failed to bind to /127.0.0.1:8080: Address already in use. ") && sentence.contains("--http"), sentence);
    }
}
