package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Dialect;
import org.rhizome.delta.Translated;

/** Checks of the dialects of rhizome-node, which are spoken at the border. */
final class BorderChecks {

    private BorderChecks() {}

    static void validate(CaseNode node, Step.Check check) {
        Dialect dialect = dialect(check, "format");
        Translated outcome = Imported.translate(dialect, check.operation().get("delta")).getFirst();
        assertEquals(Tree.object(check.expect()).get("valid"), outcome instanceof Translated.Done, () -> outcome.toString());
    }

    /** Both forms say the same: what is imported from either is one delta. */
    static void convert(CaseNode node, Step.Check check) {
        assertEquals(id(dialect(check, "to"), Tree.object(check.expect()).get("pointers")),
                id(dialect(check, "from"), check.operation().get("pointers")));
    }

    private static DeltaId id(Dialect dialect, Object pointers) {
        Map<String, Object> delta = Map.of("id", "id", "timeCreated", 1.0, "host", "host", "creator", "creator", "pointers", pointers);
        return switch (Imported.translate(dialect, List.of(delta)).getFirst()) {
            case Translated.Done done -> done.delta().id();
            case Translated.Refused refused -> throw refused.fault();
            case Translated.Pending pending -> throw new AssertionError(pending.reason());
        };
    }

    private static Dialect dialect(Step.Check check, String key) {
        return Dialect.valueOf(Tree.text(check.operation(), key).toUpperCase(Locale.ROOT));
    }
}
