package org.rhizome.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.rhizome.algebra.HEntry;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.LosslessOptions.Negated;
import org.rhizome.node.UnknownViewException;
import org.rhizome.node.ViewInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * View definitions, which are deltas like everything else: filed as definitions of an entity that is called after the view. The newest
 * surviving one counts, of equally new ones that with the smallest id.
 */
final class Catalog {

    /** What the entities that stand for views are called. */
    static final String PREFIX = "rhizome.view:";

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);
    private static final String CONTEXT = "definition";
    private static final String DEFINES = "rhizome.view.defines";
    private static final String DEFINITION = "rhizome.view.definition";
    private static final int PAGE = 1_000;
    private static final int KEPT = 1_000;
    private static final Comparator<Delta> BEST_FIRST = Comparator.comparingDouble(Delta::timestamp).reversed().thenComparing(Delta::id);

    private final Supplier<Sight> present;
    private final Cache<String, Kept> kept = Caffeine.newBuilder().executor(Runnable::run).maximumSize(KEPT).build();
    private final AtomicLong changes = new AtomicLong();

    /** @param present sees the present state */
    Catalog(Supplier<Sight> present) {
        this.present = present;
    }

    /** A definition in force. */
    record Defined(ViewInfo info, Definition definition) {}

    private record Kept(long change, Defined defined) {}

    /** What a delta says that defines a view. */
    static Delta delta(String name, Definition definition, String author, double timestamp) {
        return Delta.by(author).at(timestamp).claim(
                new Pointer(DEFINES, new EntityRef(PREFIX + name, CONTEXT)),
                new Pointer(DEFINITION, new Text(DefinitionJson.write(definition))));
    }

    /** Called by the writer once a state is published in which definitions may have changed, before their senders are told. */
    void changed() {
        changes.incrementAndGet();
    }

    /**
     * @throws UnknownViewException if nothing defines the view
     * @throws InvalidViewException if what defines it does not hold
     */
    Defined require(String name) {
        return find(name).orElseThrow(() -> new UnknownViewException(name, names()));
    }

    Optional<Defined> find(String name) {
        Kept known = kept.getIfPresent(name);
        if (known != null && known.change == changes.get()) {
            return Optional.of(known.defined);
        }
        long change = changes.get(); // before the state is taken: a definition that comes meanwhile makes this one old
        Optional<Defined> defined = read(name, present.get());
        defined.ifPresent(it -> kept.put(name, new Kept(change, it)));
        return defined;
    }

    private static Optional<Defined> read(String name, Sight now) {
        return newest(name, now).map(delta -> defined(name, delta));
    }

    private static Optional<Delta> newest(String name, Sight now) {
        return now.lossless(PREFIX + name, Negated.DROP)
                .flatMap(view -> view.properties().getOrDefault(CONTEXT, List.of()).stream().map(HEntry::delta)
                        .filter(delta -> json(delta).isPresent()).min(BEST_FIRST));
    }

    /** The definition in force, whether it holds or not. */
    Optional<Delta> inForce(String name) {
        return newest(name, present.get());
    }

    private static Defined defined(String name, Delta delta) {
        String json = json(delta).orElseThrow();
        try {
            Definition definition = DefinitionJson.parse(json.getBytes(StandardCharsets.UTF_8));
            return new Defined(
                    new ViewInfo(name, delta.id(), delta.author(), delta.timestamp(), definition.description(), json), definition);
        } catch (InvalidViewException e) {
            throw new InvalidViewException(e.pointer(), "the view \"" + name + "\" cannot be read: its definition " + delta.id()
                    + " does not hold: " + e.getMessage() + "; define the view anew or negate that delta");
        }
    }

    private static Optional<String> json(Delta delta) {
        return delta.pointers().stream().filter(pointer -> pointer.role().equals(DEFINITION) && pointer.target() instanceof Text)
                .map(pointer -> ((Text) pointer.target()).value()).findFirst();
    }

    /** All views in force; those whose definition does not hold are left out. */
    List<ViewInfo> all() {
        List<ViewInfo> all = new ArrayList<>();
        for (String name : names(Integer.MAX_VALUE, Long.MAX_VALUE)) {
            try {
                find(name).ifPresent(defined -> all.add(defined.info()));
            } catch (InvalidViewException e) {
                LOG.debug("not listed: {}", e.getMessage());
            }
        }
        return all;
    }

    /** The first names of views that anything defines, a few more than a message shows. */
    List<String> names() {
        return names(UnknownViewException.SHOWN + 1, PAGE);
    }

    private List<String> names(int most, long mostExamined) {
        Sight now = present.get();
        Iterator<String> entities = new EntityNames(now.snapshot(), PREFIX, "", PAGE);
        List<String> names = new ArrayList<>();
        for (long examined = 0; examined < mostExamined && names.size() < most && entities.hasNext(); examined++) {
            String entity = entities.next();
            String name = entity.substring(PREFIX.length());
            if (Definition.isName(name) && isDefined(entity, now)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isDefined(String entity, Sight now) {
        return now.lossless(entity, Negated.DROP).map(view -> view.properties().containsKey(CONTEXT)).orElse(false);
    }
}
