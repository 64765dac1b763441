package org.rhizome.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where to listen. */
record Bind(String host, int port) {

    Bind {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "\"" + host + ":" + port + "\" is no address to listen on: it needs a host and a port from 0 to 65535");
        }
    }

    /** @param text HOST:PORT; an IPv6 address stands in brackets */
    static Bind parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        boolean digits = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        if (colon < 1 || !digits) {
            throw new IllegalArgumentException("\"" + text + "\" is no address to listen on: write HOST:PORT, for example 127.0.0.1:8080");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Bind(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
    }

    /** Tokens and deltas travel in the clear, so they stay on this machine. */
    void requireLoopback() {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalStateException("refusing to listen on " + host + ":" + port
                        + ": others on the network could read tokens and deltas; listen on 127.0.0.1,"
                        + " or start with --insecure if a proxy in front protects this address");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the host \"" + host + "\" to listen on is not known to this machine", e);
        }
    }
}
