package org.rhizome.plugins.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.delta.ClaimedValue;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.extension.Entity;
import org.rhizome.resolver.Claim;

/** Lossless views as extensions see them. */
final class Entities {

    private Entities() {}

    static Entity of(HView view) {
        SortedMap<String, List<Claim>> properties = new TreeMap<>(Text.BY_UTF8);
        view.properties().forEach((property, entries) -> properties.put(property, claims(view.id(), entries)));
        return new Entity(view.id(), Collections.unmodifiableSortedMap(properties));
    }

    private static List<Claim> claims(String entity, List<HEntry> entries) {
        List<Claim> claims = new ArrayList<>(entries.size());
        for (HEntry entry : entries) {
            Delta delta = entry.delta();
            claims.add(new Claim(delta.id(), delta.author(), delta.timestamp(), ClaimedValue.of(delta, entity)));
        }
        return Collections.unmodifiableList(claims);
    }
}
