package org.rhizome.gate.internal;

import java.util.function.Supplier;
import org.rhizome.node.Rhizome;

/** The real front of a node without a container: it stands in the gate's package because the gate exports nothing. */
public final class OpenFront {

    private final Passage passage = new Passage();
    private final NodeFront front = new NodeFront(passage);

    public OpenFront(Rhizome engine) {
        front.serve(engine);
    }

    public Rhizome node() {
        return front;
    }

    /** One engine goes, another comes. @param exchange what is done meanwhile; gives the next engine */
    public void replace(Supplier<Rhizome> exchange) {
        passage.shut();
        front.letGo();
        front.serve(exchange.get());
        passage.open();
    }
}
