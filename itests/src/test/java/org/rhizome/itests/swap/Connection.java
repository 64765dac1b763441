package org.rhizome.itests.swap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * A connection that is kept open, for one thread. It speaks just enough HTTP to see every byte of an answer and to take as little as
 * possible of the cores it shares with the node.
 */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final URI node;
    private final String token;
    private Socket socket;
    private InputStream in;

    Connection(URI node, String token) {
        this.node = node;
        this.token = token;
    }

    /** What was answered. @param body as text */
    record Answer(int status, String body) {}

    Answer get(String path) throws IOException {
        return exchange("GET " + path, "", new byte[0]);
    }

    Answer post(String path, String json) throws IOException {
        return exchange("POST " + path, "Content-Type: application/json\r\n", json.getBytes(UTF_8));
    }

    private Answer exchange(String request, String headers, byte[] body) throws IOException {
        if (socket == null) {
            open();
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write((request + " HTTP/1.1\r\nHost: node\r\nAuthorization: Bearer " + token + "\r\n" + headers
                    + "Content-Length: " + body.length + "\r\n\r\n").getBytes(US_ASCII));
            out.write(body);
            socket.getOutputStream().write(out.toByteArray());
            return answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        socket = new Socket(node.getHost(), node.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        byte[] body = chunked ? chunks() : bytes(length);
        if (last) {
            close();
        }
        return new Answer(status, new String(body, UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = length(); length > 0; length = length()) {
            all.write(bytes(length));
            line();
        }
        while (!line().isEmpty()) {
            continue; // trailers
        }
        return all.toByteArray();
    }

    private int length() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection was closed within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed before an answer");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
