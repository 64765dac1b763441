package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.CborWriter;
import org.rhizome.json.JsonWriter;

/** A lossless view of an entity: entries by property, with everything their deltas say. */
public final class HView implements Result {

    private static final Comparator<HEntry> BY_ID = Comparator.comparing(entry -> entry.delta().id());

    /** An id, a signature at times and keys. */
    private static final int ENTRY_BYTES = 100;

    private final String id;
    private final Map<String, List<HEntry>> properties;
    private final long size;
    private final long bytes;

    /** Takes ownership of the map, whose keys ascend by UTF-8 bytes and whose lists ascend by id. */
    HView(String id, LinkedHashMap<String, List<HEntry>> properties) {
        this.id = id;
        this.properties = Collections.unmodifiableMap(properties);
        long entries = 0;
        long length = id.length();
        for (List<HEntry> filed : properties.values()) {
            for (int i = 0; i < filed.size(); i++) {
                HEntry entry = filed.get(i);
                entries++;
                length += ENTRY_BYTES + entry.delta().canonicalLength();
                if (!entry.expansions().isEmpty()) {
                    for (Expansion expansion : entry.expansions().values()) {
                        entries += expansion.view().size;
                        length += expansion.view().bytes;
                    }
                }
            }
        }
        this.size = entries;
        this.bytes = length;
    }

    /**
     * A view of entries gathered elsewhere. Each delta stands at most once under a property.
     *
     * @param id of the entity
     * @param properties entries in any order
     */
    public static HView of(String id, Map<String, ? extends List<HEntry>> properties) {
        LinkedHashMap<String, List<HEntry>> sorted = new LinkedHashMap<>();
        for (String property : properties.keySet().stream().sorted(Texts.BY_UTF8).toList()) {
            List<HEntry> entries = new ArrayList<>(properties.get(property));
            entries.sort(BY_ID);
            sorted.put(property, Collections.unmodifiableList(entries));
        }
        return new HView(id, sorted);
    }

    /** Of the entity. */
    public String id() {
        return id;
    }

    /** Entries by ascending delta id, by property in UTF-8 order. */
    public Map<String, List<HEntry>> properties() {
        return properties;
    }

    /** How many entries there are, those of expansions included as often as they stand there. */
    public long size() {
        return size;
    }

    /** About as many as {@link #canonicalBytes} has. */
    long bytes() {
        return bytes;
    }

    @Override
    public Sort sort() {
        return Sort.HVIEW;
    }

    @Override
    public byte[] canonicalBytes() {
        CborWriter out = new CborWriter(1024);
        HViewCbor.write(this, out);
        return out.toByteArray();
    }

    /** Writes {@code {"id", "props": {property: [{"id", "claims", "sig"?, "negated"?: true}]}}}; an expanded target is such a view too. */
    @Override
    public void write(JsonWriter out) {
        HViewJson.write(this, out);
    }
}
