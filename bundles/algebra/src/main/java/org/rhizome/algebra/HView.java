package org.rhizome.algebra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Text;
import org.rhizome.json.JsonWriter;

/** A lossless view of an entity: entries by property, with everything their deltas say. */
public final class HView implements Result {

    /** An id, a signature at times and keys. */
    private static final int ENTRY_BYTES = 100;

    private final String id;
    private final Map<String, List<HEntry>> filed;
    private final Map<String, List<HEntry>> properties;
    private final int entries;
    private final long size;
    private final long bytes;
    private final long readingSteps;
    private final long constantBytes;

    /** Takes ownership of the map, whose keys ascend by UTF-8 bytes and whose lists ascend by id. */
    HView(String id, LinkedHashMap<String, List<HEntry>> properties) {
        this.id = id;
        this.filed = properties;
        this.properties = Collections.unmodifiableMap(properties);
        int own = 0;
        long expanded = 0;
        long length = id.length();
        long steps = 0;
        long constants = 0;
        for (List<HEntry> filed : properties.values()) {
            for (int i = 0; i < filed.size(); i++) {
                HEntry entry = filed.get(i);
                own++;
                length += ENTRY_BYTES + entry.delta().canonicalLength();
                if (!entry.expansions().isEmpty()) {
                    for (Expansion expansion : entry.expansions().values()) {
                        HView child = expansion.view();
                        expanded += child.size;
                        length += child.bytes;
                        if (expansion.reading().isPresent()) {
                            Resolution reading = expansion.reading().get();
                            steps = Cost.sum(steps, reading.steps(child));
                            constants = Cost.sum(constants, Cost.sum(reading.constants(child), child.constantBytes));
                        }
                    }
                }
            }
        }
        this.entries = own;
        this.size = own + expanded;
        this.bytes = length;
        this.readingSteps = steps;
        this.constantBytes = constants;
    }

    /**
     * A view of entries gathered elsewhere. Each delta stands at most once under a property.
     *
     * @param id of the entity
     * @param properties entries in any order
     */
    public static HView of(String id, Map<String, ? extends List<HEntry>> properties) {
        LinkedHashMap<String, List<HEntry>> sorted = new LinkedHashMap<>();
        for (String property : properties.keySet().stream().sorted(Text.BY_UTF8).toList()) {
            sorted.put(property, Entries.of(properties.get(property)));
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

    /** The properties as they can be read without a wrapper around each. */
    Map<String, List<HEntry>> filed() {
        return filed;
    }

    /** How many entries there are, those of expansions aside. */
    int entries() {
        return entries;
    }

    /** Steps to resolve all expansions, each by its reading. */
    long readingSteps() {
        return readingSteps;
    }

    /** Of the constants that readings of expansions put where there is no value. */
    long constantBytes() {
        return constantBytes;
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
