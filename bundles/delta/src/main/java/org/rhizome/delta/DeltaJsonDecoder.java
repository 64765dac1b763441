package org.rhizome.delta;

import java.util.List;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;

/** Reads one delta from JSON, once. */
final class DeltaJsonDecoder {

    private final byte[] json;
    private final int offset;
    private final int length;
    private final Place place = new Place();
    private JsonReader in;

    private boolean hasClaims;
    private String author;
    private boolean hasTimestamp;
    private double timestamp;
    private List<Pointer> pointers;
    private Signature signature;
    private String id;

    DeltaJsonDecoder(byte[] json, int offset, int length) {
        this.json = json;
        this.offset = offset;
        this.length = length;
    }

    /** {@code {claims, sig?}}. */
    Delta wire() {
        try {
            readEnvelope(begin());
            in.end();
            if (id != null) {
                throw new InvalidDeltaException("/id", "unknown key \"id\"");
            }
            return build();
        } catch (JsonException e) {
            throw place.at(e.getMessage(), e);
        } catch (InvalidDeltaException e) {
            throw place.located(e);
        }
    }

    /** {@code {claims, sig?, id?}} or bare claims. */
    Delta submission(double now) {
        try {
            String first = begin();
            switch (first) {
                case "author", "timestamp", "pointers" -> readClaims(first);
                case null, default -> readEnvelope(first);
            }
            in.end();
            if (!hasTimestamp && signature == null && id == null) {
                hasTimestamp = true;
                timestamp = now;
            }
            return build();
        } catch (JsonException e) {
            throw place.at(e.getMessage(), e);
        } catch (InvalidDeltaException e) {
            throw place.located(e);
        }
    }

    private String begin() {
        in = new JsonReader(json, offset, length);
        want(JsonReader.Kind.OBJECT, "a delta must be an object");
        in.beginObject();
        return in.nextName();
    }

    private Delta build() {
        String at = hasClaims ? "/claims" : "";
        if (author == null || pointers == null || !hasTimestamp) {
            String missing = author == null ? "author" : pointers == null ? "pointers" : "timestamp";
            throw new InvalidDeltaException(at, "claims must have " + missing);
        }
        Delta delta = Delta.of(new Claims(author, timestamp, pointers), signature);
        if (id != null && !id.equals(delta.id().toString())) {
            throw new InvalidDeltaException("/id", "the id does not belong to these claims: their id is " + delta.id());
        }
        return delta;
    }

    private void readEnvelope(String first) {
        for (String name = first; name != null; name = in.nextName()) {
            place.enter(name);
            switch (name) {
                case "claims" -> {
                    once(hasClaims, name);
                    hasClaims = true;
                    want(JsonReader.Kind.OBJECT, "claims must be an object");
                    in.beginObject();
                    readClaims(in.nextName());
                }
                case "sig" -> {
                    once(signature != null, name);
                    want(JsonReader.Kind.STRING, "sig must be a string");
                    signature = Signature.parse(in.string());
                }
                case "id" -> {
                    once(id != null, name);
                    want(JsonReader.Kind.STRING, "id must be a string");
                    id = in.string();
                }
                default -> throw new InvalidDeltaException("unknown key " + Strings.quote(name) + " in a delta, which has claims and sig");
            }
            place.leave();
        }
        if (!hasClaims) {
            throw new InvalidDeltaException("a delta must have claims");
        }
    }

    private void readClaims(String first) {
        for (String name = first; name != null; name = in.nextName()) {
            place.enter(name);
            switch (name) {
                case "author" -> {
                    once(author != null, name);
                    want(JsonReader.Kind.STRING, "author must be a string");
                    author = Strings.requireNonEmpty("author", in.symbol());
                }
                case "timestamp" -> {
                    once(hasTimestamp, name);
                    want(JsonReader.Kind.NUMBER, "timestamp must be a number");
                    timestamp = in.number();
                    hasTimestamp = true;
                }
                case "pointers" -> {
                    once(pointers != null, name);
                    pointers = new PointerJson(in, place).readAll();
                }
                default -> throw new InvalidDeltaException(
                        "unknown key " + Strings.quote(name) + " in claims, which have author, timestamp and pointers");
            }
            place.leave();
        }
    }

    private static void once(boolean before, String name) {
        if (before) {
            throw new InvalidDeltaException("duplicate key " + Strings.quote(name));
        }
    }

    private void want(JsonReader.Kind kind, String otherwise) {
        if (in.peek() != kind) {
            throw new InvalidDeltaException(otherwise);
        }
    }
}
