package org.rhizome.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonWriter;

/** Remembers in the user's state folder how far the import of one file into one node has come. */
final class ResumeFile {

    private final Path path;
    private final String file;
    private final String node;
    private final long size;
    private final long modified;

    private ResumeFile(Path path, String file, String node, long size, long modified) {
        this.path = path;
        this.file = file;
        this.node = node;
        this.size = size;
        this.modified = modified;
    }

    /** @param folder that holds all of them, made when needed */
    static ResumeFile of(Path folder, Path file, String node) throws IOException {
        String absolute = file.toRealPath().toString();
        Path path = folder.resolve(hash(absolute + "\n" + node) + ".json");
        return new ResumeFile(path, absolute, node, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /** The folder by the XDG rules. */
    static Path folder(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
        return base.resolve("rhizome").resolve("imports");
    }

    /** Where to go on; empty if nothing is remembered or the file is not the same any more. */
    Optional<ResumePoint> load() {
        try {
            if (Files.exists(path) && Json.parse(Files.readAllBytes(path)) instanceof Map<?, ?> saved && same(saved)) {
                Counts counts = new Counts(number(saved, "accepted"), number(saved, "duplicate"), number(saved, "rejected"));
                return Optional.of(new ResumePoint(number(saved, "position"), number(saved, "lines"), counts));
            }
            return Optional.empty();
        } catch (JsonException | ClassCastException | NullPointerException e) {
            return Optional.empty(); // damaged: starting anew does no harm
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void save(ResumePoint point) {
        JsonWriter out = new JsonWriter().beginObject()
                .name("file").value(file).name("node").value(node).name("size").value(size).name("modified").value(modified)
                .name("position").value(point.position()).name("lines").value(point.lines())
                .name("accepted").value(point.counts().accepted()).name("duplicate").value(point.counts().duplicate())
                .name("rejected").value(point.counts().rejected()).endObject().newline();
        try {
            Files.createDirectories(path.getParent());
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.write(fresh, out.toByteArray());
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean same(Map<?, ?> saved) {
        return file.equals(saved.get("file")) && node.equals(saved.get("node"))
                && number(saved, "size") == size && number(saved, "modified") == modified;
    }

    private ShellException unusable(IOException e) {
        return new ShellException("How far the import has come cannot be kept in " + path + " (" + Reasons.of(e)
                + "). Set XDG_STATE_HOME to a folder that you may write to.", e);
    }

    private static long number(Map<?, ?> saved, String key) {
        return ((Double) saved.get(key)).longValue();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
