package org.rhizome.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rhizome.gate.Gate;
import org.rhizome.node.Door;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Authenticator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the door: a {@link Door} service exists exactly while it takes requests. */
@Component(immediate = true, service = {}, configurationPid = "org.rhizome.http")
@Designate(ocd = HttpConfig.class)
public final class HttpDoor {

    /** Framework property: HOST:PORT, stronger than the configuration. */
    static final String ADDRESS = "rhizome.http";

    /** Framework property: true allows to listen where others can read along. */
    static final String INSECURE = "rhizome.insecure";

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private final WebServer server;
    private final ServiceRegistration<Door> registration;

    @Activate
    public HttpDoor(BundleContext context, HttpConfig config, @Reference(target = "(rhizome.front=true)") Rhizome rhizome,
            @Reference Authenticator authenticator, @Reference Gate gate, @Reference Neighbours neighbours) throws Exception {
        Bind bind = bind(context, config);
        Caps caps = new Caps(config.max_body_bytes(), config.max_line_bytes(), config.max_held_bytes(),
                Duration.ofSeconds(config.idle_timeout_seconds()), config.max_connections(),
                Duration.ofSeconds(config.endpoint_timeout_seconds()));
        Rooms rooms = new Rooms(rhizome, gate, neighbours::deployments, neighbours::supervisor);
        Path uploads = context.getDataFile("uploads").toPath();
        server = new WebServer(bind, caps, Api.front(rooms, authenticator, caps, Clock.systemUTC(), uploads));
        URI address = server.start();
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Door.ADDRESS, address.toString());
        registration = context.registerService(Door.class, () -> address, properties);
        LOG.info("listening at {}", address);
    }

    /** Running requests finish; new ones are told that the node is stopping. */
    @Deactivate
    void close() throws Exception {
        registration.unregister();
        server.stop();
    }

    private static Bind bind(BundleContext context, HttpConfig config) {
        String address = context.getProperty(ADDRESS);
        Bind bind = address == null ? new Bind(config.host(), config.port()) : Bind.parse(address);
        if (!Boolean.parseBoolean(context.getProperty(INSECURE))) {
            bind.requireLoopback();
        }
        return bind;
    }
}
