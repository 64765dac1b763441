package org.rhizome.testkit;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;
import org.rhizome.extension.Log;
import org.rhizome.extension.Reader;
import org.rhizome.plugin.PluginContext;

/** What one instance of a plugin has of a {@link PluginHost}, until it ends. */
final class TestContext implements PluginContext {

    private final PluginHost<?> host;
    private boolean ended;

    TestContext(PluginHost<?> host) {
        this.host = host;
    }

    void end() {
        ended = true;
    }

    private PluginHost<?> host() {
        if (ended) {
            throw new IllegalStateException("this instance of the plugin has ended, and its context with it");
        }
        return host;
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public String author() {
        return host.author();
    }

    @Override
    public SortedMap<String, String> configuration() {
        SortedMap<String, String> sorted = new TreeMap<>(Text.BY_UTF8);
        sorted.putAll(host.configuration());
        return sorted;
    }

    @Override
    public Log log() {
        return host.logger();
    }

    @Override
    public Reader node() {
        return host().node();
    }

    @Override
    public DeltaId emit(String entity, String property, Primitive value) {
        return emit(List.of(new Pointer(Roles.SUBJECT, new EntityRef(entity, property)), new Pointer(Roles.VALUE, value)));
    }

    @Override
    public DeltaId emit(List<Pointer> pointers) {
        return host().emitted(pointers);
    }

    @Override
    public void after(Duration delay, String timer) {
        host().timer(delay, timer);
    }

    @Override
    public void run(Runnable work) {
        host().work(work);
    }
}
