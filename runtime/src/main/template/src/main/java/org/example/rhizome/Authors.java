package org.example.rhizome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.view.View;
import org.rhizome.view.ViewName;

/** A view with a state: about how many entities each author has said something. */
@Component(service = View.class)
@ViewName("authors")
public final class Authors implements View<Map<String, Integer>> {

    /** The authors of an entity's claims, each once and in order, so that equal claims give an equal contribution. */
    @Override
    public Optional<Value> contribution(Entity entity) {
        List<Value> authors = entity.properties().values().stream().flatMap(List::stream)
                .map(claim -> claim.author()).distinct().sorted().<Value>map(Text::new).toList();
        return authors.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(authors));
    }

    @Override
    public Map<String, Integer> init() {
        return new HashMap<>();
    }

    @Override
    public Map<String, Integer> add(Map<String, Integer> counts, String entity, Value authors) {
        names(authors).forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts;
    }

    @Override
    public Map<String, Integer> remove(Map<String, Integer> counts, String entity, Value authors) {
        names(authors).forEach(name -> counts.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1));
        return counts;
    }

    private static List<String> names(Value authors) {
        return ((Value.Items) authors).values().stream().map(author -> ((Text) author).value()).toList();
    }

    @Override
    public Value answer(Map<String, Integer> counts, Map<String, String> question) {
        Map<String, Value> answer = new HashMap<>();
        counts.forEach((name, count) -> answer.put(name, new Num(count)));
        return new Value.Fields(answer);
    }
}
