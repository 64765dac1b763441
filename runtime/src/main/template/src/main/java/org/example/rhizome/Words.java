package org.example.rhizome;

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

/** A plugin: follows the claims about {@code summary}, claims of each how many {@code words} it has, and knows how many there were in all. */
@Component(service = Plugin.class)
@PluginName("words")
@Subscription("{\"op\": \"select\", \"pred\": {\"hasPointer\": {\"context\": {\"exact\": \"summary\"}}}, \"in\": \"input\"}")
public final class Words implements Plugin<Long> {

    private PluginContext context;

    @Override
    public Long init(PluginContext given, Optional<Saved> previous) {
        context = given;
        return previous.map(saved -> (long) ((Num) saved.state()).value()).orElse(0L);
    }

    @Override
    public Long handleDelta(Delta delta, Long total) {
        long more = 0;
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef(String entity, String property) && "summary".equals(property)
                    && ClaimedValue.of(delta, entity) instanceof Text(String summary)) {
                long words = summary.isBlank() ? 0 : summary.strip().split("\\s+").length;
                context.emit(entity, "words", new Num(words));
                more += words;
            }
        }
        return total + more;
    }

    @Override
    public Reply<Long> handleCall(Value request, Long total) {
        return new Reply<>(new Num(total), total);
    }

    @Override
    public Optional<Saved> save(Long total) {
        return Optional.of(new Saved(1, new Num(total)));
    }
}
