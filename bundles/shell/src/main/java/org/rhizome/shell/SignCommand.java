package org.rhizome.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rhizome.signing.JarException;
import org.rhizome.signing.JarKey;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.JarSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome sign}. */
@Command(name = "sign", description = "Signs the jar of an extension, in place of any signature that it has.")
final class SignCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LocalOptions options;

    @Parameters(paramLabel = "JAR", description = "What to sign.")
    private Path jar;

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The key, made with rhizome key.")
    private Path keyFile;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the signed jar goes (default: in place of JAR).")
    private Path out;

    @Override
    public void run() {
        Path to = out == null ? jar : out;
        String signer = sign(key(), to);
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("jar", to.toString());
        outcome.put("signer", signer);
        spec.commandLine().getOut().println(options.json() ? JsonText.of(outcome) : "signed " + to + " as " + signer);
    }

    private JarKey key() {
        try {
            return JarKey.read(keyFile);
        } catch (IllegalArgumentException e) {
            throw new ShellException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ShellException("The key file " + keyFile + " cannot be read (" + Reasons.of(e) + "). Make a key with \"rhizome key FILE\".", e);
        }
    }

    private String sign(JarKey key, Path to) {
        try {
            return new JarSigner(key, JarLimits.DEFAULTS).sign(jar, to);
        } catch (JarException e) {
            throw new ShellException(jar + " is not signed. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ShellException(jar + " cannot be signed into " + to + ": " + Reasons.of(e)
                    + ". Name a jar that you may read and a place that you may write to.", e);
        }
    }
}
