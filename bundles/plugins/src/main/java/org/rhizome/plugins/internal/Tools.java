package org.rhizome.plugins.internal;

import java.io.IOException;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.rhizome.delta.SigningKey;
import org.rhizome.plugin.PluginContext;
import org.rhizome.supervision.LogLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plugin is run with: its key, what it subscribes to, its configuration, its log. Read when it starts. */
final class Tools {

    private final Surroundings around;
    private final Own own;
    private final Logger log;
    private final SigningKey key;
    private final Chooser chooser;
    private final SortedMap<String, String> configuration;

    private Tools(Surroundings around, Own own, Logger log, SigningKey key, Chooser chooser, SortedMap<String, String> configuration) {
        this.around = around;
        this.own = own;
        this.log = log;
        this.key = key;
        this.chooser = chooser;
        this.configuration = configuration;
    }

    /** @throws Crash if the subscription is no term that can be evaluated over a delta, or there is no key to be had */
    static Tools of(Surroundings around, Own own) throws Crash {
        String name = own.subject().name();
        return new Tools(around, own, LoggerFactory.getLogger("org.rhizome.plugin." + name), key(around, name), chooser(own.subject()),
                around.configurations().of(name));
    }

    private static Chooser chooser(Subject subject) throws Crash {
        try {
            return Chooser.of(subject.installed().subscription());
        } catch (IllegalArgumentException e) {
            throw Crash.forGood("what it subscribes to is refused: " + e.getMessage() + " (" + subject.installed().subscription() + ")");
        }
    }

    private static SigningKey key(Surroundings around, String name) throws Crash {
        try {
            return PluginKey.of(around.keyFile(name));
        } catch (IOException e) {
            throw Crash.forGood("it has no key to sign with: " + Fault.text(e));
        }
    }

    Logger log() {
        return log;
    }

    Chooser chooser() {
        return chooser;
    }

    /** By which its claims are known. */
    String author() {
        return key.author();
    }

    Effects effects(Supplier<Course> course, Signal signal) {
        Settings settings = around.settings();
        Refusals refusals = new Refusals(log, own.figures());
        return new Effects(course, new Emissions(own.subject(), key, chooser.binding(), around.clock(), settings, refusals),
                new Submitter(around.node(), own.over(), log, refusals), new Timers(around.scheduler(), settings.mailbox(), signal),
                new Beside(own.subject().name(), log), own.figures());
    }

    PluginContext context(Effects effects, Thread thread) {
        return new Context(own.subject().name(), configuration, new PluginLog(log, new LogLimit(), effects::isClosed),
                new NodeReader(around.node(), effects::isClosed), effects, thread);
    }
}
