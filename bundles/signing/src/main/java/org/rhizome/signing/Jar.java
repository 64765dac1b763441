package org.rhizome.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A jar of which every byte was accounted for: whoever reads the same bytes, from the front, through the directory at the end, with or
 * without regard to capitals, finds the same entries with the same contents. A jar that readers could see differently is refused, and
 * one that unpacks to more than it may. Safe for any thread.
 */
public final class Jar {

    private final ByteBuffer file;
    private final Map<String, JarEntry> entries;

    private Jar(ByteBuffer file, Map<String, JarEntry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Reads a file into memory, as long as it was when the reading began.
     *
     * @throws IOException if it cannot be read
     * @throws JarException if it is no jar, or not within the limits
     */
    public static Jar read(Path path, JarLimits limits) throws IOException, JarException {
        long size = Files.size(path);
        if (size > limits.bytes()) {
            throw new JarException(limits.refusal(size));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        try (SeekableByteChannel in = Files.newByteChannel(path)) {
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                continue;
            }
        }
        return of(bytes.flip(), limits);
    }

    /** The jar that is the remaining bytes of a buffer, which must not change from now on. */
    public static Jar of(ByteBuffer bytes, JarLimits limits) throws JarException {
        ByteBuffer file = bytes.slice().asReadOnlyBuffer();
        if (file.limit() > limits.bytes()) {
            throw new JarException(limits.refusal(file.limit()));
        }
        List<ZipMember> members = new ZipDirectory(file, limits).members();
        List<String> faults = Names.faults(members.stream().map(ZipMember::name).toList());
        if (!faults.isEmpty()) {
            throw new JarException(faults);
        }
        return new Jar(file, unpack(file, members, limits));
    }

    private static Map<String, JarEntry> unpack(ByteBuffer file, List<ZipMember> members, JarLimits limits) throws JarException {
        Unpacking unpacking = new Unpacking(limits, file.limit());
        Map<String, JarEntry> entries = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (ZipBody.Packed packed : new ZipBody(file).contents(members, ZipDirectory.start(file))) {
            ZipMember member = packed.member();
            JarEntry entry = new JarEntry(member, packed.content(), unpacking.digest(member, packed.content().duplicate()));
            if (entry.isFolder() && entry.size() > 0) {
                faults.add("The folder \"" + Names.shown(member.name()) + "\" has content as only files have: build the jar again with an "
                        + "ordinary tool.");
            }
            entries.put(entry.name(), entry);
        }
        if (!faults.isEmpty()) {
            throw new JarException(faults);
        }
        return entries;
    }

    /** In the order of the file. */
    public List<JarEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** The entry of exactly that name. */
    public Optional<JarEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Bytes of the file. */
    public long size() {
        return file.limit();
    }

    /** Of the whole file, in lowercase hex. */
    public String sha256() {
        var digest = Unpacking.sha256();
        digest.update(file.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The file. */
    ByteBuffer bytes() {
        return file.duplicate();
    }
}
