package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rhizome.node.LossyView;
import org.rhizome.node.ResolverChoice;

class ViewSizeTest {

    @Test
    void aViewWeighsWhatItsQuestionWeighs() {
        LossyView view = new LossyView("e", new TreeMap<>(), "tag");
        ResolverChoice hostile = new ResolverChoice("last-write", Map.of("x".repeat(14_000), "last-write"));
        assertTrue(ViewSize.bytes(view, hostile) > 14_000, "or questions alone could fill the memory");
    }
}
