package org.rhizome.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Role;

/** A second door of a node, with somebody in between who sees every call and may have the node answer otherwise. */
final class Spied implements AutoCloseable {

    private final WebServer server;
    private final URI address;

    Spied(Node node, Handler handler) throws Exception {
        server = new WebServer(new Bind("127.0.0.1", 0), Node.CAPS,
                Api.front(node.rooms(between(node.rhizome(), handler)), Node.TOKENS, Node.CAPS, Clock.systemUTC(), Path.of("none")));
        address = server.start();
    }

    /** Stands in between. */
    @FunctionalInterface
    interface Handler {

        /** @param method that was called @param call what the node answers */
        Object answer(String method, Callable<Object> call) throws Exception;
    }

    private static Rhizome between(Rhizome rhizome, Handler handler) {
        return (Rhizome) Proxy.newProxyInstance(Spied.class.getClassLoader(), new Class<?>[] {Rhizome.class},
                (proxy, method, arguments) -> handler.answer(method.getName(), () -> {
                    try {
                        return method.invoke(rhizome, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof Exception failure ? failure : e;
                    }
                }));
    }

    Client client() {
        return new Client(address, Node.token(Role.ADMIN));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
