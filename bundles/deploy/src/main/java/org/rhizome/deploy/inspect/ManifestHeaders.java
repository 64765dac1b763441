package org.rhizome.deploy.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The main section of a manifest, read strictly: what the framework and the JDK, which each have a reader of their own, could understand
 * differently is refused.
 */
final class ManifestHeaders {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,69}");

    private final SortedMap<String, String> headers;

    private ManifestHeaders(SortedMap<String, String> headers) {
        this.headers = headers;
    }

    /** @throws IllegalArgumentException if it is not well formed; the message says how */
    static ManifestHeaders parse(byte[] manifest) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : joined(mainSection(text(manifest))).split("\n")) {
            int colon = line.indexOf(": ");
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new IllegalArgumentException("the line \"" + shown(line) + "\" is no header");
            }
            if (headers.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                throw new IllegalArgumentException("the header " + line.substring(0, colon) + " is there twice");
            }
        }
        return new ManifestHeaders(headers);
    }

    private static String text(byte[] manifest) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(manifest)).toString().replace("\r\n", "\n");
            if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
                throw new IllegalArgumentException("it has control characters");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private static String mainSection(String text) {
        int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
        String main = end < 0 ? text : text.substring(0, end + 1);
        if (!main.endsWith("\n") || main.equals("\n")) {
            throw new IllegalArgumentException("its first section is empty or ends without a new line");
        }
        return main;
    }

    private static String joined(String section) {
        if (section.startsWith(" ")) {
            throw new IllegalArgumentException("it starts with the continuation of a line");
        }
        return section.replace("\n ", "");
    }

    /** The value of a header, without space around it; empty when it is not there. */
    Optional<String> value(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip);
    }

    private static String shown(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "\u2026" : line;
    }
}
