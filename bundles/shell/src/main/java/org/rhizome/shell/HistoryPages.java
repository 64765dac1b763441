package org.rhizome.shell;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The changes of a property as a node tells them: asks for a page when it is wanted, and holds no other. */
final class HistoryPages implements Iterator<List<?>> {

    /** Each may name a thousand causes, and a page has to fit the heap of a client with ease. */
    private static final int PAGE = 100;

    private final Node node;
    private final String entity;
    private final String property;
    private final List<String> reading;
    private boolean ended;
    private double after = Double.NEGATIVE_INFINITY;

    /** @param reading query parameters, escaped */
    HistoryPages(Node node, String entity, String property, List<String> reading) {
        this.node = node;
        this.entity = entity;
        this.property = property;
        this.reading = List.copyOf(reading);
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** @throws ShellException when the node does not give the page */
    @Override
    public List<?> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        Map<?, ?> page = node.get(address()).orFail().object();
        if (page.get("next") instanceof Double next) {
            advance(next);
        } else {
            ended = true;
        }
        return (List<?>) page.get("changes");
    }

    private void advance(double next) {
        if (next <= after) {
            throw new ShellException("The history of the node does not go on after " + new Moment(after) + ". Its log may say why.");
        }
        after = next;
    }

    private String address() {
        List<String> parameters = new ArrayList<>(reading);
        parameters.add("limit=" + PAGE);
        if (after != Double.NEGATIVE_INFINITY) {
            parameters.add("after=" + Node.escape(new Moment(after).number()));
        }
        return EntityAddress.of(entity, parameters, "history", property);
    }
}
