package org.rhizome.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.rhizome.security.Role;

/** A connection on which anything can be said, well-formed or not. */
final class Raw implements AutoCloseable {

    static final String HOST = "Host: localhost\r\n";
    static final String TOKEN = "Authorization: Bearer " + Node.token(Role.ADMIN) + "\r\n";
    static final String POST = "POST /api/deltas HTTP/1.1\r\n" + HOST + TOKEN;

    private final Socket socket;

    Raw(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
    }

    /** Text is sent as Latin 1, so that any byte can be said. */
    Raw say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Raw say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Says that nothing more will come, and goes on listening. */
    Raw halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next answer on this connection. */
    Answer hear() throws IOException {
        InputStream in = socket.getInputStream();
        String status = line(in);
        TreeMap<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            int colon = field.indexOf(':');
            fields.computeIfAbsent(field.substring(0, colon), name -> new ArrayList<>()).add(field.substring(colon + 1).strip());
        }
        List<String> length = fields.getOrDefault("Content-Length", List.of("0"));
        byte[] body = in.readNBytes(Integer.parseInt(length.getFirst()));
        return new Answer(Integer.parseInt(status.split(" ")[1]), HttpHeaders.of(fields, (name, value) -> true), body);
    }

    /** Whether the node has closed the connection after what was heard. */
    boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the node closed the connection within a line: " + line);
            }
            line.write(c);
        }
        byte[] bytes = line.toByteArray();
        return new String(Arrays.copyOf(bytes, bytes.length - 1), StandardCharsets.ISO_8859_1);
    }

    /** Goes away without a word: whatever is unread is thrown away, and the node sees a reset. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
