package org.rhizome.resolver.majority;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/** The value with most votes wins, of several the least. Every claim is a vote; or every author has one, its newest claim. */
@Component(service = Resolver.class)
@ResolverName("majority")
public final class Majority implements ConfigurableResolver<Election>, RetractingResolver<Election>, ExplainingResolver<Election> {

    private static final String PER_AUTHOR = "per-author";

    @Override
    public Election init(Map<String, Value> options) {
        TreeSet<String> unknown = new TreeSet<>(options.keySet());
        unknown.remove(PER_AUTHOR);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown option \"" + unknown.first() + "\" of majority, which has only: " + PER_AUTHOR);
        }
        if (options.getOrDefault(PER_AUTHOR, new Bool(false)) instanceof Bool(boolean perAuthor)) {
            return new Election(perAuthor ? new EveryAuthor() : new EveryClaim(), new Votes());
        }
        throw new IllegalArgumentException("option \"" + PER_AUTHOR + "\" must be true or false, not " + options.get(PER_AUTHOR));
    }

    @Override
    public Election init() {
        return init(Map.of());
    }

    @Override
    public Election reduce(Election election, Claim claim) {
        election.electorate().admit(claim, election.votes());
        return election;
    }

    @Override
    public Optional<Election> retract(Election election, Claim claim) {
        return election.electorate().expel(claim, election.votes()) ? Optional.of(election) : Optional.empty();
    }

    @Override
    public Optional<Value> resolve(Election election) {
        return election.votes().winner();
    }

    @Override
    public String rule() {
        return "the value with most votes wins, of several the least; "
                + "every claim is a vote, or the newest of each author where the option says so";
    }

    @Override
    public Part part(Election election, Claim claim) {
        if (!election.electorate().votes(claim)) {
            return new Part(Part.Kind.LOST, "no vote: its author has a newer claim, or one as new with a smaller id");
        }
        Value winner = election.votes().winner().orElseThrow();
        int own = election.votes().of(claim.value());
        int most = election.votes().of(winner);
        if (claim.value().equals(winner)) {
            return own == 1 ? new Part(Part.Kind.WON, "the only vote for its value, and no other has more")
                    : new Part(Part.Kind.COUNTED, "one of " + own + " votes for the winner");
        }
        return new Part(election.electorate().defeated(), own < most
                ? "votes: " + own + " against " + most
                : "as many votes, " + most + ", but a greater value");
    }
}
