package org.rhizome.resolver.lastwrite;

import java.util.Comparator;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.resolver.Claim;

/** Which of equally new claims comes first. Every order is total and ends with the id. */
enum Tie {

    SMALLEST_ID("the smallest id", Comparator.comparing(Claim::id)) {
        @Override
        String whyLost(Claim claim, Claim best) {
            return GREATER_ID;
        }
    },

    GREATEST_ID("the greatest id", Comparator.comparing(Claim::id).reversed()) {
        @Override
        String whyLost(Claim claim, Claim best) {
            return "smaller id";
        }
    },

    /** Authors by their UTF-8 bytes. */
    GREATEST_AUTHOR("the greatest author, then the smallest id",
            Comparator.<Claim, Primitive>comparing(claim -> new Text(claim.author())).reversed().thenComparing(Claim::id)) {
        @Override
        String whyLost(Claim claim, Claim best) {
            return claim.author().equals(best.author()) ? "same author, " + GREATER_ID
                    : "author \"" + claim.author() + "\" is before \"" + best.author() + '"';
        }
    },

    /** Boolean before number before string; what is none of them before all. */
    GREATEST_VALUE("the greatest value, then the smallest id",
            Comparator.comparing(Tie::primitive, Comparator.nullsFirst(Comparator.<Primitive>naturalOrder()))
                    .reversed().thenComparing(Claim::id)) {
        @Override
        String whyLost(Claim claim, Claim best) {
            if (primitive(claim) == null) {
                return primitive(best) == null ? "neither value is a boolean, number or string, " + GREATER_ID
                        : "a value that is no boolean, number or string";
            }
            return claim.value().equals(best.value()) ? "same value, " + GREATER_ID : "smaller value";
        }
    };

    private static final String GREATER_ID = "greater id";

    private final String preference;
    private final Comparator<Claim> firstToLast;

    Tie(String preference, Comparator<Claim> firstToLast) {
        this.preference = preference;
        this.firstToLast = firstToLast;
    }

    private static Primitive primitive(Claim claim) {
        return claim.value() instanceof Primitive primitive ? primitive : null;
    }

    /** What the winner has, as the end of a sentence. */
    String preference() {
        return preference;
    }

    Comparator<Claim> firstToLast() {
        return firstToLast;
    }

    /** Why {@code claim} comes after {@code best}, which is as new. */
    abstract String whyLost(Claim claim, Claim best);
}
