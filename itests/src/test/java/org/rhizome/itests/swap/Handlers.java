package org.rhizome.itests.swap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Service;

/**
 * Bundles that offer the endpoint "handler", whose calls take {@value #MILLIS} ms and end with a page out of the bundle's own jar: they
 * fail when the bundle has gone meanwhile.
 */
enum Handlers {

    /** Has nothing to free. */
    PLAIN(""),

    /** Frees what it needs when its component is deactivated: a call that still runs then fails. */
    FREEING("public void deactivate() { needed = false; }");

    static final String NAME = "org.rhizome.itests.handler";
    static final String SERVICE = "handler";

    private static final int MILLIS = 2;
    private static final String TYPE = "forged.Handler";
    private static final String SOURCE = """
            package forged;
            import java.util.concurrent.locks.LockSupport;
            import org.rhizome.endpoint.*;

            public final class Handler implements Endpoint {
                private volatile boolean needed = true;
                %s
                @Override public Response handle(Request request) throws Exception {
                    LockSupport.parkNanos(%d_000_000L);
                    try (java.io.InputStream page = getClass().getResourceAsStream("/page.txt")) {
                        if (page == null) throw new IllegalStateException("the bundle has gone");
                        if (!needed) throw new IllegalStateException("what this handler needs was freed");
                        return new Response(200, "text/plain", page.readAllBytes());
                    }
                }
            }
            """;
    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="forged.Handler">
              <property name="rhizome.endpoint.name" type="String" value="handler"/>
              <property name="service.ranking" type="Integer" value="%d"/>
              <service><provide interface="org.rhizome.endpoint.Endpoint"/></service>
              <implementation class="forged.Handler"/>
            </scr:component>
            """;

    private final String members;

    Handlers(String members) {
        this.members = members;
    }

    /** The bundle of that version, which is also the ranking of its service. */
    byte[] jar(int version) {
        String source = SOURCE.formatted(members, MILLIS);
        return ExtensionForge.bundle(NAME, version + ".0.0")
                .with(new Service("endpoint", SERVICE, "org.rhizome.endpoint.Endpoint", TYPE, source, Map.of()))
                .entry("OSGI-INF/" + TYPE + ".xml", COMPONENT.formatted(version).getBytes(UTF_8))
                .entry("page.txt", ("version " + version).getBytes(UTF_8))
                .jar();
    }
}
