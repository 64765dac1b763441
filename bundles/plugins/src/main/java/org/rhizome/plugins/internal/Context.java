package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Roles;
import org.rhizome.extension.Log;
import org.rhizome.extension.Reader;
import org.rhizome.plugin.PluginContext;

/** What one start of a plugin has of its node. */
final class Context implements PluginContext {

    private final String name;
    private final SortedMap<String, String> configuration;
    private final Log log;
    private final Reader node;
    private final Effects effects;
    private final Thread own;

    /** @param own the thread on which the plugin is called */
    Context(String name, SortedMap<String, String> configuration, Log log, Reader node, Effects effects, Thread own) {
        this.name = name;
        this.configuration = configuration;
        this.log = log;
        this.node = node;
        this.effects = effects;
        this.own = own;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String author() {
        return effects.emissions().author();
    }

    @Override
    public SortedMap<String, String> configuration() {
        return configuration;
    }

    @Override
    public Log log() {
        return log;
    }

    @Override
    public Reader node() {
        return node;
    }

    @Override
    public DeltaId emit(String entity, String property, Primitive value) {
        return emit(List.of(new Pointer(Roles.SUBJECT, new EntityRef(entity, property)), new Pointer(Roles.VALUE, value)));
    }

    @Override
    public DeltaId emit(List<Pointer> pointers) {
        effects.requireOpen();
        if (Thread.currentThread() == own) {
            return effects.emissions().gather(pointers);
        }
        Delta delta = effects.emissions().aside(pointers);
        effects.submitAside(delta);
        return delta.id();
    }

    @Override
    public void after(Duration delay, String timer) {
        effects.after(delay, timer);
    }

    @Override
    public void run(Runnable work) {
        effects.run(Objects.requireNonNull(work, "run was given null and no work; give it what is to run"));
    }
}
