package org.rhizome.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the HTTP door listens, written {@code HOST:PORT}; port 0 lets the system choose a free one. */
record HttpAddress(String host, int port) {

    static final HttpAddress DEFAULT = new HttpAddress("127.0.0.1", 8080);

    static HttpAddress parse(String text) throws UsageException {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bare = host.contains(":") && !(host.startsWith("[") && host.endsWith("]"));
        if (host.isEmpty() || bare) {
            throw new UsageException("--http wants HOST:PORT such as 127.0.0.1:8080 or [::1]:8080, not \"" + text + "\"");
        }
        return new HttpAddress(host, port(text.substring(colon + 1), text));
    }

    private static int port(String digits, String text) throws UsageException {
        if (digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= 65_535) {
            return Integer.parseInt(digits);
        }
        throw new UsageException("--http wants a port from 0 to 65535, not \"" + digits + "\" as in \"" + text + "\"");
    }

    /** Whether only this machine can reach the address. A name counts by everything it stands for. */
    boolean loopback() throws LaunchException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new LaunchException("--http names the host \"" + host + "\", which this machine does not know. "
                    + "Give one of its own addresses, such as 127.0.0.1.", e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
