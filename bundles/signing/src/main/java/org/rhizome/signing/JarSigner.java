package org.rhizome.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Signs jars: every name and every content, and in the end every byte of the file. */
public final class JarSigner {

    /** The entry that holds the signature. */
    public static final String ENTRY = "META-INF/RHIZOME.SIG";

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final JarKey key;
    private final JarLimits limits;

    public JarSigner(JarKey key, JarLimits limits) {
        this.key = key;
        this.limits = limits;
    }

    /**
     * Writes a signed copy, in place of {@code to} if there is such a file, which may be the jar itself. A signature that it has is
     * replaced. The copy is there when it is whole.
     *
     * @return who signed it: {@link JarKey#signer}
     * @throws IOException if a file cannot be read or written
     * @throws JarException if it is no jar, or larger than the limits allow, signed jars not being packed
     */
    public String sign(Path jar, Path to) throws IOException, JarException {
        try (FileChannel in = FileChannel.open(jar, StandardOpenOption.READ)) {
            if (in.size() > limits.bytes()) {
                throw new JarException(limits.refusal(in.size()));
            }
            ByteBuffer bytes = in.size() == 0 ? ByteBuffer.allocate(0) : in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
            write(signed(Jar.of(bytes, limits)), to);
        }
        return key.signer();
    }

    private SignedForm signed(Jar jar) throws JarException {
        if (jar.entries().size() >= limits.entries() && jar.entry(ENTRY).isEmpty()) {
            throw new JarException("The jar has " + jar.entries().size() + " entries, and with the signature there may be " + limits.entries()
                    + ": leave out of it what is not code of its own.");
        }
        SignedForm form = SignedForm.of(jar, JarSignature.sign(key, JarSignature.digests(jar)));
        if (form.size() > limits.bytes()) {
            throw new JarException("Signed jars are not packed. " + limits.refusal(form.size()));
        }
        return form;
    }

    private static void write(SignedForm form, Path to) throws IOException {
        // A new file under a name that nobody can prepare a link for.
        Path part = to.resolveSibling("." + to.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            form.forEach(piece -> {
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            });
            out.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
