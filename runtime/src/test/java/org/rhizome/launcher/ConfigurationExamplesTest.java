package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The examples in {@code etc/} of the distribution say what the bundles say. */
class ConfigurationExamplesTest {

    private static final Path ETC = Path.of("src", "main", "etc");
    private static final Pattern SETTING = Pattern.compile("^# ([a-z.]+) =(.*)$", Pattern.MULTILINE);
    /** Decided by an option of the launcher. */
    private static final Set<String> ELSEWHERE = Set.of("host", "port");

    @ParameterizedTest
    @CsvSource({
        "org.rhizome.http,  org.rhizome.http.HttpConfig",
        "org.rhizome.core,  org.rhizome.core.CoreConfig",
        "org.rhizome.deploy, org.rhizome.deploy.internal.DeployConfig",
        "org.rhizome.plugins, org.rhizome.plugins.internal.PluginsConfig",
        "org.rhizome.store, org.rhizome.store.mapdb.StoreComponent$Config"})
    void everySettingStandsThereWithItsDefault(String pid, String metatype) throws Exception {
        try (InputStream xml = getClass().getResourceAsStream("/OSGI-INF/metatype/" + metatype + ".xml")) {
            assumeTrue(xml != null, "the bundle is not packaged in this build");
            assertEquals(declared(xml), written(ETC.resolve(pid + ".cfg")));
        }
    }

    @Test
    void theLogExampleIsValid(@TempDir Path home) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("rhizome.home", home.toString());
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ETC.resolve("logback.xml").toFile());
        context.getLogger("test").info("a line");
        context.stop();
        assertFalse(Files.readString(home.resolve("logs/rhizome.log")).isEmpty());
    }

    private static Map<String, String> declared(InputStream xml) throws Exception {
        Map<String, String> settings = new TreeMap<>();
        NodeList attributes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getElementsByTagName("AD");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            if (!ELSEWHERE.contains(attribute.getAttribute("id"))) {
                settings.put(attribute.getAttribute("id"), attribute.getAttribute("default"));
            }
        }
        return settings;
    }

    private static Map<String, String> written(Path file) throws Exception {
        Matcher settings = SETTING.matcher(Files.readString(file));
        return settings.results().collect(Collectors.toMap(found -> found.group(1), ConfigurationExamplesTest::value, (a, b) -> b, TreeMap::new));
    }

    private static String value(MatchResult setting) {
        return setting.group(2).strip();
    }
}
