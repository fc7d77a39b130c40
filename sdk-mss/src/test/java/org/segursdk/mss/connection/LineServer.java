package org.segursdk.mss.connection;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on this machine that speaks lines: one thread for each connection, everything said to it kept. */
abstract class LineServer implements AutoCloseable {
    private static final SSLContext USUAL = TestPki.OPERATOR.context(TestPki.Server.valid());

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<Throwable> broken = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    SSLContext context = USUAL;
    boolean implicit;
    boolean wantsClientCertificate;
    String[] protocols = {"TLSv1.2", "TLSv1.3"};
    String[] suites = {};

    LineServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "line-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (stopped) {
                    socket.close();
                    return;
                }
                open.add(socket);
                int number = count.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket, number), "line-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            Peer peer = new Peer(socket, number);
            if (implicit) {
                peer.secure();
            }
            converse(peer);
        } catch (IOException | RuntimeException e) {
            broken.add(e);
        } finally {
            open.remove(socket);
        }
    }

    /** One whole conversation. */
    abstract void converse(Peer peer) throws IOException;

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return count.get();
    }

    int openConnections() {
        return open.size();
    }

    /** What was said, a word at the start of a line. */
    long heard(String start) {
        return heard.stream().filter(line -> line.startsWith(start)).count();
    }

    @Override
    public void close() {
        // A socket that is closed while a thread begins to accept may take one more connection.
        stopped = true;
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    final class Peer {
        final int number;
        private final Socket plain;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Peer(Socket socket, int number) throws IOException {
            this.plain = socket;
            this.socket = socket;
            this.number = number;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        boolean isSecure() {
            return socket instanceof SSLSocket;
        }

        void secure() throws IOException {
            SSLSocket tls = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
            tls.setUseClientMode(false);
            tls.setNeedClientAuth(wantsClientCertificate);
            tls.setEnabledProtocols(protocols);
            if (suites.length > 0) {
                tls.setEnabledCipherSuites(suites);
            }
            tls.startHandshake();
            socket = tls;
            in = new BufferedInputStream(tls.getInputStream());
            out = tls.getOutputStream();
        }

        /** The next line, without its end; heard as {@code P: …} where it was in clear. */
        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new EOFException();
                }
                line.write(b);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            heard.add(isSecure() ? whole : "P: " + whole);
            return whole;
        }

        byte[] bytes(int length) throws IOException {
            return in.readNBytes(length);
        }

        int read() throws IOException {
            return in.read();
        }

        void say(String... lines) throws IOException {
            out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Breaks off without a word. */
        void cut() throws IOException {
            plain.setSoLinger(true, 0);
            plain.close();
        }

        SSLSocket tls() {
            return (SSLSocket) socket;
        }
    }
}
