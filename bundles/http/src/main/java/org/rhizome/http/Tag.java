package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Standing;
import org.rhizome.delta.DeltaId;

/**
 * The ETag of a view. It is weak: equal tags mean equal values, while the order in which an object's fields are written is not promised.
 */
final class Tag {

    private static final String WEAK = "W/";
    private static final byte END = (byte) 0xff; // never part of UTF-8
    private static final int SIGNED = 1;
    private static final int NEGATED = 2;

    private final String quoted;

    private Tag(String opaque) {
        this.quoted = '"' + opaque + '"';
    }

    /** @param opaque printable ASCII without a quote */
    static Tag of(String opaque) {
        return new Tag(opaque);
    }

    /** A lossless view is known by the ids and signatures in it, by what is marked as negated and by what is expanded. */
    static Tag of(HView view) {
        MessageDigest digest = sha256();
        add(view, digest, new byte[DeltaId.HASH_LENGTH + 1]);
        return new Tag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
    }

    private static void add(HView view, MessageDigest digest, byte[] hash) {
        add(view.id(), digest);
        view.properties().forEach((property, entries) -> {
            add(property, digest);
            for (HEntry entry : entries) {
                add(entry, digest, hash);
            }
        });
        digest.update(END);
    }

    private static void add(HEntry entry, MessageDigest digest, byte[] hash) {
        int signed = entry.delta().signature().isPresent() ? SIGNED : 0;
        int negated = entry.standing() == Standing.NEGATED ? NEGATED : 0;
        entry.delta().id().putHash(hash, 0);
        hash[DeltaId.HASH_LENGTH] = (byte) (signed | negated);
        digest.update(hash);
        if (!entry.expansions().isEmpty()) {
            new TreeMap<>(entry.expansions()).forEach((pointer, expansion) -> {
                add(pointer.toString(), digest);
                add(expansion.view(), digest, hash);
            });
            digest.update(END);
        }
    }

    private static void add(String text, MessageDigest digest) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(END);
    }

    /** Puts the tag into the answer; answers 304 and returns true if the client has this view already. */
    boolean answers(Exchange exchange) {
        exchange.put(HttpHeader.ETAG, WEAK + quoted).put(Headers.REVALIDATE);
        String known = exchange.headers(HttpHeader.IF_NONE_MATCH);
        if (known == null || !matches(known)) {
            return false;
        }
        exchange.status(304);
        return true;
    }

    /** The weak comparison of RFC 9110, 8.8.3.2, with each of a list of tags. */
    private boolean matches(String list) {
        int at = 0;
        while (at < list.length()) {
            char c = list.charAt(at);
            if (c == '*') {
                return true;
            }
            if (c != '"') {
                at++;
                continue;
            }
            int end = list.indexOf('"', at + 1);
            if (end < 0) {
                return false;
            }
            if (list.regionMatches(at, quoted, 0, quoted.length()) && quoted.length() == end + 1 - at) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
