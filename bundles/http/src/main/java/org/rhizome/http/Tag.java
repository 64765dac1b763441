package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.LosslessView;

/**
 * The ETag of a view. It is weak: equal tags mean equal values, while the order in which an object's fields are written is not promised.
 */
final class Tag {

    private static final String WEAK = "W/";

    private final String quoted;

    private Tag(String opaque) {
        this.quoted = '"' + opaque + '"';
    }

    /** @param opaque printable ASCII without a quote */
    static Tag of(String opaque) {
        return new Tag(opaque);
    }

    /** A lossless view is known by the ids and signatures in it. */
    static Tag of(LosslessView view) {
        MessageDigest digest = sha256();
        byte[] hash = new byte[DeltaId.HASH_LENGTH + 1];
        for (Map.Entry<String, List<Delta>> property : view.properties().entrySet()) {
            digest.update(property.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0xff); // never part of UTF-8: ends the name
            for (Delta delta : property.getValue()) {
                delta.id().putHash(hash, 0);
                hash[DeltaId.HASH_LENGTH] = (byte) (delta.signature().isPresent() ? 1 : 0);
                digest.update(hash);
            }
        }
        return new Tag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
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
