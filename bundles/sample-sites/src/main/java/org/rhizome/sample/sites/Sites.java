package org.rhizome.sample.sites;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.ClaimedValue;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.PluginName;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;
import org.rhizome.plugin.Subscription;

/**
 * Follows the claims about {@code homepage} and derives from each the {@code site} of the same entity: {@code https://www.vim.org/download}
 * gives {@code vim.org}. A call with the name of a site is answered with the number of claims that led to it.
 */
@Component(service = Plugin.class)
@PluginName("sites")
@Subscription("{\"op\": \"select\", \"pred\": {\"hasPointer\": {\"context\": {\"exact\": \"homepage\"}}}, \"in\": \"input\"}")
public final class Sites implements Plugin<Map<String, Integer>> {

    private static final int FORM = 1; // of the saved state

    private PluginContext context; // all calls come on one thread

    @Override
    public Map<String, Integer> init(PluginContext given, Optional<Saved> previous) {
        context = given;
        Map<String, Integer> counts = new HashMap<>();
        previous.ifPresent(saved -> read(saved, counts));
        return counts;
    }

    private static void read(Saved saved, Map<String, Integer> counts) {
        if (saved.version() != FORM || !(saved.state() instanceof Value.Fields(Map<String, Value> fields))) {
            throw new IllegalStateException("cannot read a state of the form " + saved.version() + ": this version reads " + FORM);
        }
        fields.forEach((site, count) -> counts.put(site, (int) ((Num) count).value()));
    }

    @Override
    public Map<String, Integer> handleDelta(Delta delta, Map<String, Integer> counts) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef(String entity, String property) && "homepage".equals(property)) {
                site(ClaimedValue.of(delta, entity)).ifPresent(site -> {
                    context.emit(entity, "site", new Text(site));
                    counts.merge(site, 1, Integer::sum);
                });
            }
        }
        return counts;
    }

    /** What is no address has no site; that is nothing to crash over. */
    private Optional<String> site(Value homepage) {
        try {
            String host = homepage instanceof Text(String address) ? new URI(address.strip()).getHost() : null;
            return Optional.ofNullable(host).map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
        } catch (URISyntaxException e) {
            context.log().info("not the address of a homepage: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Reply<Map<String, Integer>> handleCall(Value request, Map<String, Integer> counts) {
        if (request instanceof Text(String site)) {
            return new Reply<>(new Num(counts.getOrDefault(site, 0)), counts);
        }
        throw new IllegalArgumentException("the request must be the name of a site, as \"vim.org\"");
    }

    @Override
    public Optional<Saved> save(Map<String, Integer> counts) {
        Map<String, Value> fields = new HashMap<>();
        counts.forEach((site, count) -> fields.put(site, new Num(count)));
        return Optional.of(new Saved(FORM, new Value.Fields(fields)));
    }
}
