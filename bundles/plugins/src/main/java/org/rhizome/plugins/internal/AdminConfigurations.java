package org.rhizome.plugins.internal;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the configuration admin has under {@code org.rhizome.plugin.NAME}: files of that name and {@code .cfg} in {@code etc/}. */
final class AdminConfigurations implements Configurations {

    private static final String PREFIX = "org.rhizome.plugin.";

    private final ConfigurationAdmin admin;

    AdminConfigurations(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** The plugin that a configuration is for, if it is for one. */
    static Optional<String> plugin(String pid) {
        return pid.startsWith(PREFIX) ? Optional.of(pid.substring(PREFIX.length())) : Optional.empty();
    }

    @Override
    public SortedMap<String, String> of(String plugin) {
        try {
            Configuration[] found = admin.listConfigurations("(service.pid=" + PREFIX + plugin + ")");
            return found == null ? Collections.emptySortedMap() : read(found[0].getProperties());
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException("the configuration of plugin \"" + plugin + "\" cannot be read: " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, String> read(Dictionary<String, Object> properties) {
        SortedMap<String, String> values = new TreeMap<>();
        Collections.list(properties.keys()).stream().filter(key -> !isAdministrative(key))
                .forEach(key -> values.put(key, String.valueOf(properties.get(key))));
        return Collections.unmodifiableSortedMap(values);
    }

    private static boolean isAdministrative(String key) {
        return key.startsWith("service.") || key.startsWith("felix.");
    }
}
