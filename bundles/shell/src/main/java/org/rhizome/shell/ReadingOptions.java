package org.rhizome.shell;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How claims become values, for the commands that show values: by which view or resolver, and as of when. */
final class ReadingOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--view", paramLabel = "NAME", description = "Read by this view definition of the node.")
    private String view;

    @Option(names = "--resolver", paramLabel = "[PROPERTY=]NAME",
            description = "Let this resolver decide, for all properties or for one; may be given several times.")
    private List<String> resolvers = List.of();

    @Option(names = "--as-of", paramLabel = "TIME", converter = TimeConverter.class,
            description = "Count only what was claimed, and negated, up to then: milliseconds since 1970, or a date (its "
                    + "beginning) or time such as 2026-01-31 or 2026-01-31T10:00:00Z; UTC unless it says otherwise.")
    private Moment asOf;

    /** Whether it is said who decides, which is of no use where every claim is shown. */
    boolean decides() {
        return view != null || !resolvers.isEmpty();
    }

    /** @return query parameters, escaped, to which more may be added */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        if (view != null) {
            parameters.add("view=" + Node.escape(view));
        }
        resolvers.forEach(resolver -> parameters.add(parameter(resolver)));
        if (asOf != null) {
            parameters.add("asOf=" + Node.escape(asOf.number()));
        }
        return parameters;
    }

    private String parameter(String resolver) {
        int equals = resolver.lastIndexOf('='); // a resolver's name holds none, a property's may
        if (equals < 0 && view != null) {
            throw new CommandLine.ParameterException(command.commandLine(), "--view says how every property is resolved, so there is "
                    + "nothing left for --resolver " + resolver + ". Leave one out, or choose for one property with --resolver PROPERTY="
                    + resolver + ".");
        }
        String key = equals < 0 ? "resolver" : "resolver." + Node.escape(resolver.substring(0, equals));
        return key + "=" + Node.escape(resolver.substring(equals + 1));
    }

    /** Reads what {@code --as-of} is given. */
    static final class TimeConverter implements CommandLine.ITypeConverter<Moment> {

        @Override
        public Moment convert(String text) {
            return Moment.parse(text);
        }
    }
}
