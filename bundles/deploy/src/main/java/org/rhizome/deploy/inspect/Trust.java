package org.rhizome.deploy.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rhizome.signing.Signer;

/** Whose jars a node takes, at one moment. */
public final class Trust {

    /** Who signed the jars of the distribution, which are known by their bytes. */
    public static final String DISTRIBUTION = "distribution";

    /** For people, some of whom may not know where the node's files lie. */
    private static final String KEYS = "etc/trusted-keys in the home folder of the node";

    private static final String HOW_TO_SIGN = "make a key with \"bin/rhizome key FILE\", sign the jar with \"bin/rhizome sign JAR --key "
            + "FILE\" and put the line that the first printed into " + KEYS;

    private final Set<String> signers;
    private final List<String> faults;
    private final DistributionJars distribution;
    private final Mode mode;

    /** What is done about jars that nobody trusted signed. */
    public enum Mode {
        /** They are refused. */
        SIGNED_ONLY,
        /** They are taken with a warning, unless they are to be a part of the node. */
        DEVELOPMENT
    }

    private Trust(Set<String> signers, List<String> faults, DistributionJars distribution, Mode mode) {
        this.signers = Set.copyOf(signers);
        this.faults = List.copyOf(faults);
        this.distribution = distribution;
        this.mode = mode;
    }

    /**
     * Reads the trusted keys: a line for each, {@code ed25519:HEX}, a space and for whom it is. Empty lines and lines that start with {@code #}
     * say nothing. Without a file no key is trusted.
     *
     * @param keys {@code etc/trusted-keys} of the home folder
     * @throws IllegalArgumentException if a line is none of these; the message names line and file
     * @throws IOException if there is a file that cannot be read
     */
    public static Trust read(Path keys, DistributionJars distribution, Mode mode) throws IOException {
        Trust trust = readSound(keys, distribution, mode);
        if (!trust.faults.isEmpty()) {
            throw new IllegalArgumentException(trust.faults.getFirst());
        }
        return trust;
    }

    /** As {@link #read}, but that a line that is no key counts for nothing else than itself: {@link #faults} has what is wrong with it. */
    public static Trust readSound(Path keys, DistributionJars distribution, Mode mode) throws IOException {
        Set<String> signers = new HashSet<>();
        List<String> faults = new ArrayList<>();
        try {
            refuseIfOpen(keys);
            List<String> lines = new String(Files.readAllBytes(keys), StandardCharsets.UTF_8).lines().map(String::strip).toList();
            for (int i = 0; i < lines.size(); i++) {
                String name = lines.get(i).split("\\s+", 2)[0];
                if (Signer.isName(name)) {
                    signers.add(name);
                } else if (!name.isEmpty() && !name.startsWith("#")) {
                    faults.add("Line " + (i + 1) + " of " + KEYS + " is no key: it must start with \"ed25519:\" and 64 "
                            + "lowercase hex digits, as \"bin/rhizome key FILE\" prints it. Correct or remove it.");
                }
            }
        } catch (NoSuchFileException e) {
            // No file, no keys: a node has none until its operator trusts somebody.
            signers.clear();
        }
        return new Trust(signers, faults, distribution, mode);
    }

    private static void refuseIfOpen(Path keys) throws IOException {
        if (Files.getFileStore(keys).supportsFileAttributeView(PosixFileAttributeView.class)
                && Files.getPosixFilePermissions(keys).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalArgumentException("Anybody on its machine may write to " + KEYS + ", and so say who is trusted: say \"chmod o-w etc/trusted-keys\""
                    + " there and look at what is in it.");
        }
    }

    /** What is wrong with lines that were passed by, a sentence each. */
    public List<String> faults() {
        return faults;
    }

    boolean isOfDistribution(String sha256, long size) {
        return distribution.hold(sha256, size);
    }

    /**
     * Why a jar that was taken once, and did not change since, is not to be taken any more, as a sentence; empty when it is.
     *
     * @param signer as {@link Inspection} says
     */
    public Optional<String> objection(String signer, Inspection.Kind kind) {
        if (signer.equals(DISTRIBUTION) || signers.contains(signer) || mode == Mode.DEVELOPMENT && kind == Inspection.Kind.EXTENSION) {
            return Optional.empty();
        }
        return Optional.of(signer.isEmpty()
                ? "Its jar is not signed, and was taken when the node ran with --development: sign it and deploy it again."
                : "Its jar is signed by " + signer + ", whom this node does not trust any more: if you do, put the line back into " + KEYS
                        + "; else deploy a version that somebody signed whom you trust.");
    }

    /** Judges a jar that is not the distribution's. @param signer who signed it, empty for nobody @return the signer */
    String judge(String signer, Inspection.Kind kind, Findings findings) {
        if (signers.contains(signer)) {
            return signer;
        }
        String fault = signer.isEmpty() ? "The jar is not signed" : "The jar is signed by " + signer + ", whom this node does not trust";
        if (mode == Mode.DEVELOPMENT && kind == Inspection.Kind.EXTENSION) {
            findings.warn(fault + "; it is taken since the node runs with --development.");
            return signer;
        }
        String remedy = signer.isEmpty() ? HOW_TO_SIGN : "if you do, put a line \"" + signer + "\" into " + KEYS;
        findings.distrust(fault + ": " + remedy + (kind == Inspection.Kind.EXTENSION ? ", or run the node with --development." : "."));
        return signer;
    }
}
