package org.rhizome.itests.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * A closed loop of keep-alive connections. It speaks just enough HTTP to count answers, so that it takes as little as possible of the
 * cores it shares with the node.
 */
final class HttpLoad {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final URI address;
    private final String token;
    private final List<String> paths;

    HttpLoad(URI address, String token, List<String> paths) {
        this.address = address;
        this.token = token;
        this.paths = paths;
    }

    /** Requests per second over {@code seconds} with {@code connections} threads. */
    double run(int connections, int seconds) throws InterruptedException {
        LongAdder answers = new LongAdder();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = java.util.stream.IntStream.range(0, connections)
                .mapToObj(seed -> Thread.ofPlatform().start(() -> connection(seed, end, answers))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return answers.sum() / (double) seconds;
    }

    private void connection(int seed, long end, LongAdder answers) {
        SplittableRandom random = new SplittableRandom(seed);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            while (System.nanoTime() < end) {
                String path = paths.get(random.nextInt(paths.size()));
                socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                answer(in);
                answers.increment();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(InputStream in) throws IOException {
        byte[] line = new byte[1 << 13];
        int length = readLine(in, line);
        String status = new String(line, 0, length, StandardCharsets.US_ASCII);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("unexpected answer: " + status);
        }
        int body = 0;
        for (length = readLine(in, line); length > 0; length = readLine(in, line)) {
            if (isContentLength(line, length)) {
                body = Integer.parseInt(new String(line, LENGTH.length, length - LENGTH.length, StandardCharsets.US_ASCII).strip());
            }
        }
        in.skipNBytes(body);
    }

    private static boolean isContentLength(byte[] line, int length) {
        if (length <= LENGTH.length) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase(line[i]) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int readLine(InputStream in, byte[] line) throws IOException {
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection was closed");
            }
            if (b != '\r') {
                line[length++] = (byte) b;
            }
        }
        return length;
    }
}
