package org.rhizome.sample.sections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.resolver.Claim;
import org.rhizome.view.View;
import org.rhizome.view.ViewName;

/**
 * Packages by section. Without a question: how many there are in each section. With {@code section=net}: which, at most a hundred of them
 * after {@code after}.
 *
 * <p>A package is in the section that was claimed last, of equally new claims in that of the smallest id.
 */
@Component(service = View.class)
@ViewName("sections")
public final class Sections implements View<NavigableMap<String, NavigableSet<String>>> {

    private static final int MOST = 100;
    private static final Comparator<Claim> LATER = Comparator.comparingDouble(Claim::timestamp).thenComparing(Claim::id, Comparator.reverseOrder());

    @Override
    public Optional<Value> contribution(Entity entity) {
        return entity.properties().getOrDefault("section", List.of()).stream()
                .filter(claim -> claim.value() instanceof Text).max(LATER).map(Claim::value);
    }

    @Override
    public NavigableMap<String, NavigableSet<String>> init() {
        return new TreeMap<>(Text.BY_UTF8);
    }

    @Override
    public NavigableMap<String, NavigableSet<String>> add(NavigableMap<String, NavigableSet<String>> sections, String entity, Value section) {
        sections.computeIfAbsent(name(section), name -> new TreeSet<>(Text.BY_UTF8)).add(entity);
        return sections;
    }

    /** A section without packages is forgotten, or the state would not be the one computed from scratch. */
    @Override
    public NavigableMap<String, NavigableSet<String>> remove(NavigableMap<String, NavigableSet<String>> sections, String entity, Value section) {
        sections.computeIfPresent(name(section), (name, packages) -> packages.remove(entity) && packages.isEmpty() ? null : packages);
        return sections;
    }

    private static String name(Value section) {
        return ((Text) section).value();
    }

    @Override
    public Value answer(NavigableMap<String, NavigableSet<String>> sections, Map<String, String> question) {
        String section = question.get("section");
        if (section == null) {
            Map<String, Value> counts = new HashMap<>();
            sections.forEach((name, packages) -> counts.put(name, new Num(packages.size())));
            return new Value.Fields(counts);
        }
        NavigableSet<String> packages = sections.get(section);
        if (packages == null) {
            throw new IllegalArgumentException("no package is in a section \"" + section + "\"; ask without one for the sections there are");
        }
        return page(packages.tailSet(question.getOrDefault("after", ""), false));
    }

    /** A view never gives an empty list, so the end is the object without packages. */
    private static Value page(NavigableSet<String> packages) {
        List<Value> page = new ArrayList<>();
        packages.stream().limit(MOST).forEach(name -> page.add(new Text(name)));
        return new Value.Fields(page.isEmpty() ? Map.of() : Map.of("packages", new Value.Items(page)));
    }
}
