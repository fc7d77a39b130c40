package org.segursdk.annuaire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A directory of the tests' own, on sockets, so that it can also misbehave. What it answers is text written here, not by HAPI. */
public final class FakeAnnuaire implements AutoCloseable {
    /** How an answer goes out. */
    public enum Fault {
        NONE,
        RESET,
        STALL,
        HALF,
        TRICKLE,
        EMPTY_CLOSE
    }

    /** What was asked; the parameters of a GET and of a posted search alike. */
    public record Request(
            String method,
            String target,
            Map<String, String> headers,
            String body,
            Map<String, List<String>> parameters) {
        public String path() {
            return URI.create(target).getPath();
        }

        public List<String> all(String name) {
            return parameters.getOrDefault(name, List.of());
        }
    }

    /** What is answered. */
    public record Answer(int status, Map<String, String> headers, byte[] body, Fault fault) {
        public static Answer json(String body) {
            return of(200, "application/fhir+json;charset=UTF-8", body);
        }

        public static Answer of(int status, String type, String body) {
            return new Answer(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8), Fault.NONE);
        }

        public Answer with(String header, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Answer(status, all, body, fault);
        }

        public Answer body(byte[] other) {
            return new Answer(status, headers, other, fault);
        }

        public Answer fault(Fault other) {
            return new Answer(status, headers, body, other);
        }
    }

    public static final String BASE = "/annuaire/fhir/v2";

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    /** Answers instead of the data; null to let the data answer. */
    public volatile Function<Request, Answer> instead = request -> null;

    private final SSLServerSocket server;
    private final TestDirectory data;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeAnnuaire(SSLContext tls, TestDirectory data) {
        this.data = data;
        try {
            server = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        data.base("https://localhost:" + server.getLocalPort() + BASE);
        Thread thread = new Thread(this::accept, "fake-annuaire");
        thread.setDaemon(true);
        thread.start();
    }

    public URI uri() {
        return URI.create("https://localhost:" + server.getLocalPort() + BASE);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (server.isClosed()) {
                    // Whoever came while it was being closed may still be let in by the system.
                    socket.close();
                    return;
                }
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket), "fake-annuaire-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            while (true) {
                Request request = read(in);
                if (request == null) {
                    return;
                }
                requests.add(request);
                Answer answer = instead.apply(request);
                if (!send(socket, out, answer == null ? data.answer(request) : answer)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away.
            return;
        } finally {
            sockets.remove(socket);
        }
    }

    private boolean send(Socket socket, OutputStream out, Answer answer) throws IOException {
        if (answer.fault() == Fault.EMPTY_CLOSE) {
            return false;
        }
        if (answer.fault() == Fault.RESET) {
            socket.setSoLinger(true, 0);
            return false;
        }
        if (answer.fault() == Fault.STALL) {
            await();
            return false;
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Status\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        switch (answer.fault()) {
            case HALF -> {
                out.write(answer.body(), 0, answer.body().length / 2);
                out.flush();
                return false;
            }
            case TRICKLE -> {
                for (byte each : answer.body()) {
                    out.write(each);
                    out.flush();
                    if (closed(20)) {
                        return false;
                    }
                }
            }
            default -> out.write(answer.body());
        }
        out.flush();
        return true;
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        String[] parts = line.split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String query = URI.create(parts[1]).getRawQuery();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters(query == null ? "" : query, parameters);
        parameters(body, parameters);
        return new Request(parts[0], parts[1], headers, body, parameters);
    }

    private static void parameters(String text, Map<String, List<String>> into) {
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.computeIfAbsent(pair.substring(0, equals), any -> new ArrayList<>())
                        .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
