package org.segursdk.soap;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** A TLS server of raw sockets: it answers exactly the bytes, and makes exactly the faults, that a test wants. */
public final class TestServer implements AutoCloseable {
    /** One request as it came. */
    public record Received(String line, Map<String, String> headers, byte[] body, String clientName) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What the server does with a request; the socket is closed afterwards if it says so. */
    @FunctionalInterface
    public interface Behaviour {
        /** @return whether the connection stays open */
        boolean answer(Received request, OutputStream out, Socket socket) throws IOException;
    }

    private final SSLContext context;
    private final boolean needClient;
    private final String[] protocols;
    private final ServerSocket listening;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Behaviour behaviour = (request, out, socket) -> false;
    private volatile Path spool;

    public TestServer(SSLContext context, boolean needClient) {
        this(context, needClient, "TLSv1.3", "TLSv1.2");
    }

    public TestServer(SSLContext context, boolean needClient, String... protocols) {
        try {
            this.context = context;
            this.needClient = needClient;
            this.protocols = protocols;
            this.listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "test-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public URI uri() {
        return URI.create("https://localhost:" + listening.getLocalPort() + "/service");
    }

    public int port() {
        return listening.getLocalPort();
    }

    public TestServer behave(Behaviour value) {
        this.behaviour = value;
        return this;
    }

    /** Bodies go into this file, not into memory; null to undo. */
    public TestServer spoolTo(Path file) {
        this.spool = file;
        return this;
    }

    public List<Received> received() {
        return received;
    }

    public int connections() {
        return connections.get();
    }

    /** Answers a whole HTTP response with a Content-Length. */
    public static Behaviour answering(int status, String contentType, byte[] body, String... headers) {
        return (request, out, socket) -> {
            out.write(head(status, contentType, body.length, headers));
            out.write(body);
            out.flush();
            return true;
        };
    }

    public static Behaviour answering(int status, String contentType, String body, String... headers) {
        return answering(status, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static byte[] head(int status, String contentType, long length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        if (!contentType.isEmpty()) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (listening.isClosed()) {
                    // Whoever came while it was being closed may still be let in by the system.
                    socket.close();
                    return;
                }
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                Thread worker = new Thread(() -> serve(socket), "test-server-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
            socket.setUseClientMode(false);
            socket.setEnabledProtocols(protocols);
            if (needClient) {
                socket.setNeedClientAuth(true);
            } else {
                socket.setWantClientAuth(true);
            }
            try {
                socket.startHandshake();
            } catch (IOException e) {
                // As real servers do: the alert has to arrive before the connection is gone.
                plain.shutdownOutput();
                plain.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
            OutputStream out = socket.getOutputStream();
            boolean stays = true;
            while (stays) {
                Received request = read(in, socket);
                if (request == null) {
                    return;
                }
                received.add(request);
                stays = behaviour.answer(request, out, plain);
            }
        } catch (IOException e) {
            // The other side left: tests look at their own end.
        } finally {
            open.remove(plain);
        }
    }

    private Received read(InputStream in, SSLSocket socket) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String header = line(in);
        while (!header.isEmpty()) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
            header = line(in);
        }
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        Path file = spool;
        try (OutputStream body = file == null ? memory : new BufferedOutputStream(Files.newOutputStream(file))) {
            body(in, headers, body);
        }
        return new Received(line, headers, memory.toByteArray(), clientName(socket));
    }

    private static void body(InputStream in, Map<String, String> headers, OutputStream body) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            long size = chunkSize(in);
            while (size > 0) {
                copy(in, size, body);
                line(in);
                size = chunkSize(in);
            }
            line(in);
        } else {
            copy(in, Long.parseLong(headers.getOrDefault("Content-Length", "0")), body);
        }
    }

    private static void copy(InputStream in, long size, OutputStream body) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long left = size;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new EOFException();
            }
            body.write(buffer, 0, n);
            left -= n;
        }
    }

    private static long chunkSize(InputStream in) throws IOException {
        return Long.parseLong(line(in).strip().toLowerCase(Locale.ROOT), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String clientName(SSLSocket socket) {
        try {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
