package org.rhizome.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rhizome.json.Json;
import org.rhizome.node.Filter;
import org.rhizome.node.ListQuery;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

/** Reads the body of {@code POST /api/list}. */
final class ListBody {

    static final String CURSOR = "cursor";
    static final String QUERY = "query";

    private static final String PREFIX = "prefix";
    private static final String RESOLVERS = "resolvers";
    private static final String WHERE = "where";
    private static final String ORDER = "order";
    private static final String LIMIT = "limit";
    private static final String PROPERTY = "property";
    private static final String DIRECTION = "direction";

    private ListBody() {}

    /**
     * @throws Problem 400 with the place of the fault
     */
    static ListQuery read(byte[] json) {
        Place body = new Place(Json.parse(json, TermJson.DEPTH), "").object("a list", PREFIX, QUERY, ReadingParameters.VIEW,
                ReadingParameters.RESOLVER, RESOLVERS, ReadingParameters.AS_OF, WHERE, ORDER, LIMIT, CURSOR);
        Reading reading = reading(body);
        return new ListQuery(source(body, reading.asOf()), reading,
                body.find(WHERE).map(FilterJson::read).orElse(Filter.ALL),
                body.find(ORDER).map(ListBody::order),
                body.text(CURSOR),
                body.find(LIMIT).map(place -> place.count(Caps.LISTED_ENTITIES)).orElse(Caps.DEFAULT_PAGE));
    }

    private static ListQuery.Source source(Place body, OptionalDouble asOf) {
        Optional<Place> query = body.find(QUERY);
        if (query.isEmpty()) {
            return new ListQuery.Source.Prefix(body.text(PREFIX).orElse(""));
        }
        if (body.find(PREFIX).isPresent()) {
            throw body.at(PREFIX).fault("a list is of entities with a prefix or of those that a query selects, not both");
        }
        Place at = query.get().object("the query of a list", TermJson.TERM, TermJson.ROOT, TermJson.SCHEMAS, TermJson.READINGS);
        return new ListQuery.Source.Selected(TermJson.request(at, asOf));
    }

    private static Reading reading(Place body) {
        Optional<String> view = body.text(ReadingParameters.VIEW);
        Optional<String> resolver = body.text(ReadingParameters.RESOLVER);
        if (view.isPresent() && resolver.isPresent()) {
            throw body.at(ReadingParameters.RESOLVER).fault("a view says how every property is resolved: leave view or resolver out,"
                    + " or choose for single properties with resolvers");
        }
        Map<String, String> byProperty = new HashMap<>();
        body.find(RESOLVERS).ifPresent(resolvers ->
                resolvers.members(RESOLVERS).keySet().forEach(name -> byProperty.put(name, resolvers.at(name).text())));
        OptionalDouble asOf = body.find(ReadingParameters.AS_OF)
                .map(place -> OptionalDouble.of(place.number())).orElse(OptionalDouble.empty());
        return new Reading(view, new ResolverChoice(resolver.orElse(ResolverChoice.DEFAULT), byProperty), asOf);
    }

    private static ListQuery.Order order(Place at) {
        at.object("an order", PROPERTY, DIRECTION);
        String property = at.text(PROPERTY).orElseThrow(() -> at.fault("an order needs a property"));
        return new ListQuery.Order(property, switch (at.text(DIRECTION).orElse("ascending")) {
            case "ascending" -> ListQuery.Order.Direction.ASCENDING;
            case "descending" -> ListQuery.Order.Direction.DESCENDING;
            default -> throw at.at(DIRECTION).fault("a direction is ascending or descending");
        });
    }
}
