package org.rhizome.http;

/** Who says what the node writes for a client. */
final class Authorship {

    private static final String SIGNED = "ed25519:";

    private Authorship() {}

    /**
     * @param wanted by the client, null when it does not say
     * @param caller the name of its token's identity
     * @param pointer where in the body the client said so, empty for a parameter
     * @throws Problem 400 if only the holder of a key could say it
     */
    static String of(String wanted, String caller, String pointer) {
        if (wanted == null) {
            return caller;
        }
        if (wanted.startsWith(SIGNED)) {
            throw Problem.badRequest("the node cannot sign for " + Percent.printable(wanted)
                    + ": sign the delta yourself and send it to /api/deltas or /api/transactions").at(pointer);
        }
        if (wanted.isEmpty()) {
            throw Problem.badRequest("the author must not be empty; leave it out to be " + caller).at(pointer);
        }
        return wanted;
    }
}
