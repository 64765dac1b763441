package org.rhizome.signing;

import java.util.Arrays;
import java.util.SortedMap;
import org.rhizome.json.JsonException;
import org.rhizome.signing.SignatureCheck.Broken;
import org.rhizome.signing.SignatureCheck.Valid;

/** Compares a jar with the signature in it. */
final class Verification {

    /** More than 20,000 entries with long names take. */
    private static final int LARGEST = 16 << 20;
    private static final String REMEDY = ": fetch the jar again, or let its author sign it again.";

    private Verification() {}

    static SignatureCheck of(Jar jar, JarEntry entry) {
        if (entry.size() > LARGEST) {
            return new Broken("The signature in " + JarSigner.ENTRY + " has " + entry.size() + " bytes, more than any has" + REMEDY);
        }
        JarSignature signature;
        byte[] json = entry.content();
        try {
            signature = JarSignature.decode(json);
        } catch (JsonException e) {
            return new Broken("The signature in " + JarSigner.ENTRY + " cannot be read (" + e.getMessage() + ")" + REMEDY);
        }
        SortedMap<String, String> found = JarSignature.digests(jar);
        String difference = difference(signature.digests(), found);
        if (difference != null) {
            return new Broken(difference + REMEDY);
        }
        if (!signature.isGenuine()) {
            return new Broken("The signature in " + JarSigner.ENTRY + " was not made by the key that it names" + REMEDY);
        }
        // The contents are vouched for; what is left is how they are written, of which there is one way.
        if (!Arrays.equals(json, signature.encode()) || !SignedForm.of(jar, signature).isFileOf(jar)) {
            return new Broken("The jar was written anew or changed after it was signed, though its entries have the same contents" + REMEDY);
        }
        return new Valid(signature.signer());
    }

    private static String difference(SortedMap<String, String> signed, SortedMap<String, String> found) {
        for (var entry : found.entrySet()) {
            String digest = signed.get(entry.getKey());
            if (digest == null) {
                return "The entry \"" + Names.shown(entry.getKey()) + "\" was added after the jar was signed";
            }
            if (!digest.equals(entry.getValue())) {
                return "The entry \"" + Names.shown(entry.getKey()) + "\" was changed after the jar was signed";
            }
        }
        return signed.keySet().stream().filter(name -> !found.containsKey(name)).findFirst()
                .map(name -> "The entry \"" + Names.shown(name) + "\" was removed after the jar was signed").orElse(null);
    }
}
