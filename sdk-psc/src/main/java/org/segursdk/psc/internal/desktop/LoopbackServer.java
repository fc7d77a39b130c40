package org.segursdk.psc.internal.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the browser comes back to in a desktop login (RFC 8252 §7.3): on the loopback interface alone, one path, GET, our own name in
 * {@code Host}. Not the JDK's server, which writes what it is asked, and so the code, into its log. Requests that answer nothing
 * of ours are turned away and change nothing.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int PATIENCE = 10_000;
    private static final int LARGEST = 32 << 10;
    private static final Pattern REQUEST = Pattern.compile("GET (/[!-~]*) HTTP/1\\.[01]");
    private static final Pattern HOST = Pattern.compile("(?im)^host:[ \\t]*([^\\r\\n]*?)[ \\t]*$");

    private final ServerSocket server;
    private final URI redirect;
    private final Predicate<URI> taken;
    private final ExecutorService threads;

    private LoopbackServer(ServerSocket server, URI redirect, Predicate<URI> taken) {
        this.server = server;
        this.redirect = redirect;
        this.taken = taken;
        // A browser opens connections ahead and lets them lie: one must not wait for another.
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(64), action -> {
                    Thread thread = new Thread(action, "psc-redirect");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /**
     * Listens from now on.
     *
     * @param host {@code 127.0.0.1}, {@code [::1]} or {@code localhost}
     * @param port 0 for any free one
     * @param path what is answered to, nothing else
     */
    public static Opened open(String host, int port, String path) throws IOException {
        InetAddress address = host.equals("[::1]") ? InetAddress.getByName("::1") : InetAddress.getByName("127.0.0.1");
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(address, port), 16);
        return new Opened(server, URI.create("http://" + host + ':' + server.getLocalPort() + path));
    }

    /**
     * A port that is held and not served yet.
     *
     * @param redirect the address the browser is to come back to
     */
    public record Opened(ServerSocket server, URI redirect) {
        /** @param taken is given each request to that address, and says whether it is the one awaited */
        public LoopbackServer serve(Predicate<URI> taken) {
            LoopbackServer serving = new LoopbackServer(server, redirect, taken);
            Thread listening = new Thread(serving::listen, "psc-redirect-listener");
            listening.setDaemon(true);
            listening.start();
            return serving;
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Opened[" + redirect.getPort() + "]";
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> answer(socket));
            } catch (IOException | RuntimeException e) {
                // Closed, or more at once than any browser opens: what comes next is accepted again.
                continue;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE);
            String head = head(socket.getInputStream());
            socket.getOutputStream().write(isOurs(head) && isAwaited(head) ? Pages.received() : Pages.unknown());
            socket.getOutputStream().flush();
        } catch (IOException | RuntimeException e) {
            // A browser that left, or something else than one: nobody to tell.
            return;
        }
    }

    private boolean isOurs(String head) {
        Matcher request = REQUEST.matcher(head.lines().findFirst().orElse(""));
        Matcher host = HOST.matcher(head);
        if (!request.matches() || !host.find() || !host.group(1).equals(redirect.getAuthority())) {
            return false;
        }
        String target = request.group(1);
        int query = target.indexOf('?');
        return (query < 0 ? target : target.substring(0, query)).equals(redirect.getPath());
    }

    private boolean isAwaited(String head) {
        Matcher request = REQUEST.matcher(head.lines().findFirst().orElse(""));
        try {
            return request.matches() && taken.test(URI.create("http://" + redirect.getAuthority() + request.group(1)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LARGEST) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
            if (read == '\n'
                    && (head.toString().endsWith("\r\n\r\n") || head.toString().endsWith("\n\n"))) {
                return head.toString();
            }
        }
        throw new IOException("no request");
    }

    /** Lets the port go; what is being answered is. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It was to be closed.
            return;
        } finally {
            threads.shutdown();
        }
    }

    @Override
    public String toString() {
        return "LoopbackServer[" + redirect.getPort() + "]";
    }
}
