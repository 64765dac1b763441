package org.rhizome.algebra;

import java.util.List;
import java.util.Objects;

/** An order of competing claims. Claims that an order does not tell apart come by ascending id. */
public sealed interface Order {

    record ByTimestamp(Direction direction) implements Order {
        public ByTimestamp {
            Objects.requireNonNull(direction);
        }
    }

    /** Authors in the order listed, then all others alike. */
    record ByAuthorRank(List<String> authors) implements Order {
        public ByAuthorRank {
            authors = Texts.requireAll("an author of byAuthorRank", authors);
        }
    }

    /** Claims that match first, then by another order. */
    record ByPred(Pred pred, Order then) implements Order {
        public ByPred {
            Closed.require("the predicate of byPred", pred);
            Objects.requireNonNull(then);
        }
    }

    /** The first order that tells two claims apart decides. */
    record Chain(List<Order> orders) implements Order {
        public Chain {
            orders = List.copyOf(orders);
            if (orders.isEmpty()) {
                throw new AlgebraException(Fault.SYNTAX, "chain must name at least one order");
            }
        }
    }

    record LexById() implements Order {}
}
