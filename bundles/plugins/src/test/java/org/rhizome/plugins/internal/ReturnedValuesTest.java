package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.delta.ValueCheck;
import org.rhizome.extension.Entity;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;
import org.rhizome.supervision.Supervisor.State;
import org.rhizome.view.View;

/** What extensions return is no larger and no deeper than a node takes, or it is a crash of theirs. */
@Timeout(120)
class ReturnedValuesTest extends AtHome {

    private static Value deep() {
        Value value = new Num(1);
        for (int i = 0; i < 100_000; i++) {
            value = new Value.Items(List.of(value));
        }
        return value;
    }

    /** Saves, and replies, one and the same value. */
    private record Echo(Value value) implements Plugin<Integer> {

        @Override
        public Integer init(PluginContext context, Optional<Saved> previous) {
            return 0;
        }

        @Override
        public Integer handleDelta(Delta delta, Integer state) {
            return state + 1;
        }

        @Override
        public Reply<Integer> handleCall(Value request, Integer state) {
            return new Reply<>(value, state);
        }

        @Override
        public Optional<Saved> save(Integer state) {
            return state == 0 ? Optional.empty() : Optional.of(new Saved(1, value));
        }
    }

    private void assertCrashedOver(Value saved, String words) {
        home = new Home(folder, Home.QUICK).plugin("echo", "1.0.0", Home.NAMES, new Echo(saved)).publish().start();
        home.put(Delta.by("alice").at(1).set("e", "name", "x"));
        Home.await("a crash over " + words, () -> home.instance("echo").reason().contains(words));
        Home.await("it to be told", () -> !home.failures().isEmpty());
    }

    @Test
    void aStateThatIsTooLargeIsACrash() {
        assertCrashedOver(new Text("x".repeat(ValueCheck.MOST_SIZE + 1)), "save returned more than 16777216 characters");
    }

    @Test
    void aStateThatIsTooDeepIsACrash() {
        assertCrashedOver(deep(), "save returned a value that is nested deeper than 64");
    }

    @Test
    void aReplyThatIsTooDeepIsACrash() {
        home = new Home(folder, Home.QUICK).plugin("echo", "1.0.0", Home.NAMES, new Echo(deep())).publish().start();
        CompletionException failure = assertThrows(CompletionException.class, () -> home.call("echo", new Num(1)));
        assertTrue(failure.getCause().getMessage().contains("handleCall returned a value that is nested deeper than 64"), failure::toString);
    }

    private record Deep() implements View<Integer> {

        @Override
        public Optional<Value> contribution(Entity entity) {
            return Optional.of(new Num(1));
        }

        @Override
        public Integer init() {
            return 0;
        }

        @Override
        public Integer add(Integer state, String entity, Value contribution) {
            return state + 1;
        }

        @Override
        public Integer remove(Integer state, String entity, Value contribution) {
            return state - 1;
        }

        @Override
        public Value answer(Integer state, Map<String, String> question) {
            return deep();
        }
    }

    @Test
    void anAnswerThatIsTooDeepIsACrash() {
        home = new Home(folder, Home.QUICK).view("deep", "1.0.0", new Deep()).publish().start();
        CompletionException failure = assertThrows(
                CompletionException.class, () -> home.supervisor().ask("deep", Map.of(), Duration.ofSeconds(20)).join());
        assertTrue(failure.getCause().getMessage().contains("answer returned a value that is nested deeper than 64"), failure::toString);
    }

    @Test
    void aStateFileThatIsLargerThanAnyThatIsSavedIsNotReadIntoMemory() throws Exception {
        Files.createDirectories(folder.resolve("plugins"));
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("plugins/echo.state").toFile(), "rw")) {
            file.setLength(1L << 40); // sparse
        }
        home = new Home(folder, Home.QUICK).plugin("echo", "1.0.0", Home.NAMES, new Echo(new Num(1))).publish().start();
        Home.await("quarantine", () -> home.instance("echo").state() == State.QUARANTINED);
        assertTrue(home.instance("echo").reason().contains("it has 1099511627776 bytes"), home.instance("echo").reason());
        assertEquals(0, home.instance("echo").handled());
    }
}
