package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.rhizome.node.Door;

/** The component in a real framework. */
class HttpDoorTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @TempDir
    private Path cache;

    private Framework framework;

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(20)); // until then it holds its folder
    }

    @Test
    void theServiceExistsWhileTheDoorIsOpen() throws Exception {
        BundleContext context = start(Map.of(HttpDoor.ADDRESS, "127.0.0.1:0"));
        HttpDoor door = open(context);

        ServiceReference<Door> reference = context.getServiceReference(Door.class);
        URI address = context.getService(reference).address();
        assertEquals(address.toString(), reference.getProperty(Door.ADDRESS));
        assertTrue(address.getPort() > 0);
        new Client(address, null).get("/health/live").hasStatus(200);

        door.close();

        assertNull(context.getServiceReference(Door.class));
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> new Client(address, null).get("/health/live"));
        assertEquals(ConnectException.class, refused.getCause().getClass());
    }

    @Test
    void aPortThatIsTakenIsNamedWithARemedy() throws Exception {
        BundleContext context = start(Map.of(HttpDoor.ADDRESS, "127.0.0.1:" + NODE.address().getPort()));

        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> open(context));

        assertTrue(failure.getMessage().contains(":" + NODE.address().getPort()), failure.getMessage());
        assertTrue(failure.getMessage().contains("port 0"), failure.getMessage());
        assertNull(context.getServiceReference(Door.class));
    }

    @Test
    void whereOthersCouldReadAlongItOpensOnlyOnRequest() throws Exception {
        BundleContext context = start(Map.of(HttpDoor.ADDRESS, "0.0.0.0:0"));
        assertTrue(assertThrows(IllegalStateException.class, () -> open(context)).getMessage().contains("0.0.0.0"));
        stop();

        BundleContext insecure = start(Map.of(HttpDoor.ADDRESS, "0.0.0.0:0", HttpDoor.INSECURE, "true"));
        HttpDoor door = open(insecure);
        assertNotNull(insecure.getServiceReference(Door.class));
        door.close();
    }

    private BundleContext start(Map<String, String> properties) throws BundleException {
        Map<String, String> all = new HashMap<>(properties);
        all.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        framework = new FrameworkFactory().newFramework(all);
        framework.start();
        return framework.getBundleContext();
    }

    private static HttpDoor open(BundleContext context) throws Exception {
        HttpConfig defaults = (HttpConfig) Proxy.newProxyInstance(HttpDoorTest.class.getClassLoader(), new Class<?>[] {HttpConfig.class},
                (proxy, method, arguments) -> method.getDefaultValue());
        return new HttpDoor(context, defaults, NODE.rhizome(), Node.TOKENS, NODE.gate(), new Neighbours());
    }
}
