package org.rhizome.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.slf4j.LoggerFactory;

/** What the framework and the bundles read from the launcher. */
final class FrameworkSettings {

    /** Absolute path of the home folder. */
    static final String HOME = "rhizome.home";
    /** HOST:PORT at which the HTTP door is to listen. */
    static final String HTTP = "rhizome.http";
    /** {@code true} if addresses that other machines can reach are allowed without TLS. */
    static final String INSECURE = "rhizome.insecure";

    /** Absolute path of the folder this was unpacked to. */
    static final String DISTRIBUTION = "rhizome.distribution";
    /** {@code true} if extensions are taken that nobody trusted has signed. */
    static final String DEVELOPMENT = "rhizome.development";

    private static final String CONFIGURATION_POLL_MILLIS = "500";

    private FrameworkSettings() {}

    static Map<String, Object> of(Options options, Home home, Path distribution) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(HOME, home.folder().toString());
        settings.put(DISTRIBUTION, distribution.toString());
        settings.put(HTTP, options.http().toString());
        settings.put(INSECURE, Boolean.toString(options.insecure()));
        settings.put(DEVELOPMENT, Boolean.toString(options.development()));
        framework(settings, home);
        configuration(settings, home);
        return settings;
    }

    private static void framework(Map<String, Object> settings, Home home) {
        settings.put(Constants.FRAMEWORK_STORAGE, home.cache().resolve("framework").toString());
        // Installing the jars of the distribution by reference takes less time than checking an old state, and cannot be stale.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(Feature.LAST_LEVEL));
        // A new version of an extension starts beside the one that serves, and may be the same again.
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, slf4j());
        settings.put("felix.log.logger", new FrameworkLog(LoggerFactory.getLogger("osgi.framework")));
        settings.put("felix.bootdelegation.implicit", "false");
    }

    /** slf4j lies on the launcher's class path, so that there is one log for launcher and bundles. */
    private static String slf4j() {
        String version = LoggerFactory.class.getPackage().getImplementationVersion();
        return Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                .map(name -> name + ";version=\"" + version + "\"")
                .collect(Collectors.joining(","));
    }

    /** Felix File Install feeds etc/*.cfg to the configuration admin. The drop-in folder for extensions belongs to the deployments. */
    private static void configuration(Map<String, Object> settings, Home home) {
        settings.put("felix.fileinstall.dir", home.etc().toString());
        settings.put("felix.fileinstall.filter", ".*\\.cfg"); // no jar: bundles are installed by deployments and by the launcher
        settings.put("felix.fileinstall.poll", CONFIGURATION_POLL_MILLIS);
        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.enableConfigSave", "false");
        settings.put("felix.fileinstall.tmpdir", home.cache().resolve("fileinstall").toString());
        settings.put("felix.fileinstall.log.level", "3");
        settings.put("felix.fileinstall.subdir.mode", "skip");
    }
}
