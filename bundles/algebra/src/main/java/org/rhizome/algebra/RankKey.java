package org.rhizome.algebra;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;

/** One of the numbers that an {@link Order} gives to a claim; the smaller comes first. */
sealed interface RankKey {

    double of(Delta delta);

    /** What comes first, in words. */
    String rule();

    /** Why a claim with a greater number comes after one with a smaller number. */
    String why(Delta winner, Delta loser);

    /** Steps to compute it. */
    default int weight() {
        return 1;
    }

    record Time(Direction direction) implements RankKey {
        @Override
        public double of(Delta delta) {
            return direction == Direction.ASC ? delta.timestamp() : -delta.timestamp();
        }

        @Override
        public String rule() {
            return direction == Direction.ASC ? "oldest first" : "newest first";
        }

        @Override
        public String why(Delta winner, Delta loser) {
            return (direction == Direction.ASC ? "newer" : "older") + ": its time is " + plain(loser.timestamp())
                    + ", that of the winner " + plain(winner.timestamp());
        }

        private static String plain(double milliseconds) {
            return new BigDecimal(milliseconds).stripTrailingZeros().toPlainString();
        }
    }

    /** The place among listed authors; all others alike behind them. */
    record Author(List<String> authors, Map<String, Integer> ranks) implements RankKey {

        static Author of(List<String> authors) {
            Map<String, Integer> ranks = new HashMap<>();
            for (String author : authors) {
                ranks.putIfAbsent(author, ranks.size());
            }
            return new Author(authors, ranks);
        }

        @Override
        public double of(Delta delta) {
            return ranks.getOrDefault(delta.author(), ranks.size());
        }

        @Override
        public String rule() {
            return "by author (" + Words.list(authors) + ", then all others)";
        }

        @Override
        public String why(Delta winner, Delta loser) {
            String author = "its author \"" + Words.shortened(loser.author()) + "\" ";
            String behind = "\"" + Words.shortened(winner.author()) + "\"";
            return author + (ranks.containsKey(loser.author()) ? "ranks behind " + behind : "is not listed, and " + behind + " is");
        }
    }

    /** Claims that match come first. */
    record Match(Pred pred, Condition condition) implements RankKey {
        @Override
        public double of(Delta delta) {
            return condition.test(delta, Scope.NONE) ? 0 : 1;
        }

        @Override
        public int weight() {
            return condition.weight();
        }

        @Override
        public String rule() {
            return "those that match " + shown() + " first";
        }

        @Override
        public String why(Delta winner, Delta loser) {
            return "does not match " + shown() + ", and the winner does";
        }

        private String shown() {
            return Words.json(PredTree.of(pred));
        }
    }
}
