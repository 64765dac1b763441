package org.rhizome.deploy.internal;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

/** What went wrong, in words that fit into a sentence. */
final class Reasons {

    private static final int LONGEST = 500;
    private static final int DEEPEST = 100;

    private Reasons() {}

    /** The exception at the root, with its message. Does not throw, though exceptions of extensions may when they are asked. */
    static String of(Throwable failure) {
        try {
            return ofRoot(failure);
        } catch (Throwable broken) { // code of the extension; what was thrown first is what matters
            return failure.getClass().getName() + ", which does not say what it is";
        }
    }

    private static String ofRoot(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < DEEPEST && root.getCause() != null && root.getCause() != root
                && (root instanceof ExecutionException || root instanceof InvocationTargetException || root.getMessage() == null
                        || root.getMessage().equals(root.getCause().toString())); depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        if (root instanceof UncheckedIOException && message != null) {
            return shortened(message.replaceFirst("\\.$", "")); // a sentence of our own
        }
        return shortened(message == null || message.isBlank() ? root.getClass().getName()
                : root.getClass().getName() + ": " + message.strip());
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + '…';
    }

    /** Where a thread is: the first method on its stack that is not of the JDK, and what that called. */
    static String place(StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            if (!isOfJdk(stack[i])) {
                return i == 0 ? method(stack[0]) : method(stack[i - 1]) + ", called by " + method(stack[i]);
            }
        }
        return stack.length == 0 ? "nowhere, as it has ended meanwhile" : method(stack[0]);
    }

    private static boolean isOfJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    private static String method(StackTraceElement frame) {
        return frame.getClassName() + '.' + frame.getMethodName();
    }
}
