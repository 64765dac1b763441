package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.rhizome.node.ResolverChoice;

/**
 * What would be offered and needed when all is done.
 *
 * @param offered services as {@code type:name} by the extension that would offer them
 * @param needs filters by the extension that would have them
 * @param before who offers what now
 * @param moved extensions that would change
 */
record Afterwards(
        SortedMap<String, List<String>> offered, SortedMap<String, List<String>> needs, Map<String, List<String>> before, Set<String> moved) {

    /** Decides what everybody reads who names no resolver. */
    private static final String DEFAULT = "resolver:" + ResolverChoice.DEFAULT;

    static Afterwards of(Scene scene, List<Move> moves) {
        SortedMap<String, List<String>> offered = new TreeMap<>();
        SortedMap<String, List<String>> needs = new TreeMap<>();
        scene.residents().forEach((name, resident) -> {
            offered.put(name, resident.release().services());
            needs.put(name, resident.release().needs());
        });
        Map<String, List<String>> before = Map.copyOf(offered);
        for (Move move : moves) {
            offered.remove(move.extension());
            needs.remove(move.extension());
            move.to().ifPresent(to -> {
                offered.put(move.extension(), to.services());
                needs.put(move.extension(), to.needs());
            });
        }
        return new Afterwards(offered, needs, before, moves.stream().map(Move::extension).collect(Collectors.toSet()));
    }

    List<String> objections() {
        List<String> objections = new ArrayList<>(collisions());
        needs.forEach((extension, filters) -> filters.stream().filter(filter -> !met(filter, offered))
                .filter(filter -> moved.contains(extension) || met(filter, before)) // else it lacked that before, as when what it needs is parked
                .forEach(filter -> objections.add(unmet(extension, filter))));
        if (offers(before, DEFAULT) && !offers(offered, DEFAULT)) {
            objections.add("The node needs the " + words(DEFAULT) + ", by which everybody reads who names no resolver; deploy another version"
                    + " that offers it.");
        }
        return objections;
    }

    private List<String> collisions() {
        List<String> collisions = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        offered.forEach((extension, services) -> services.forEach(service -> {
            String other = owners.putIfAbsent(service, extension);
            if (other != null && !(offeredBefore(other, service) && offeredBefore(extension, service))) {
                collisions.add("The " + words(service) + " would be offered by both " + other + " and " + extension
                        + "; give it another name in one of them, or remove the other first.");
            }
        }));
        return collisions;
    }

    private static boolean offers(Map<String, List<String>> offers, String service) {
        return offers.values().stream().anyMatch(services -> services.contains(service));
    }

    private boolean offeredBefore(String extension, String service) {
        return before.getOrDefault(extension, List.of()).contains(service);
    }

    private String unmet(String extension, String filter) {
        List<String> losing = before.entrySet().stream().filter(entry -> met(filter, Map.of(entry.getKey(), entry.getValue())))
                .map(Map.Entry::getKey).sorted().toList();
        return losing.isEmpty()
                ? extension + " needs an extension that offers " + wanted(filter) + ", and none does; deploy one before it or together with it."
                : extension + " needs " + wanted(filter) + ", which " + String.join(", ", losing) + " would not offer any more; remove "
                        + extension + " first, or deploy a version of it that does without.";
    }

    private static boolean met(String filter, Map<String, List<String>> offers) {
        return offers.values().stream().flatMap(List::stream).anyMatch(service -> matches(filter, service));
    }

    private static boolean matches(String filter, String service) {
        int colon = service.indexOf(':');
        try {
            return FrameworkUtil.createFilter(filter)
                    .matches(Map.of("type", service.substring(0, colon), "name", service.substring(colon + 1)));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a manifest that was accepted has the requirement " + filter, e);
        }
    }

    /** From {@code (&(type=resolver)(name=majority))} to {@code resolver "majority"}; other filters as they are. */
    private static String wanted(String filter) {
        String type = attribute(filter, "type");
        String name = attribute(filter, "name");
        return type.isEmpty() || name.isEmpty() ? filter : "the " + words(type + ':' + name);
    }

    private static String attribute(String filter, String name) {
        int at = filter.indexOf('(' + name + '=');
        return at < 0 ? "" : filter.substring(at + name.length() + 2, filter.indexOf(')', at));
    }

    private static String words(String service) {
        return service.replaceFirst(":", " \"") + '"';
    }
}
