package org.segursdk.sandbox.internal.http;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTPS on the loopback interface; asks for a client certificate without requiring one. */
public final class HttpsServer implements AutoCloseable {
    private static final int MAX_HEADER = 64 * 1024;
    /** Connections that wait to be accepted: many clients may come at once. */
    private static final int ACCEPT_QUEUE = 1_024;

    private final Server server;
    private final Dispatcher dispatcher;
    private final int port;

    /** The server without certificates, not started: it holds no port and no thread. */
    public static final class Unstarted {
        private final Server server;
        private final ServerConnector connector;
        private final SslContextFactory.Server ssl;

        private Unstarted(Server server, ServerConnector connector, SslContextFactory.Server ssl) {
            this.server = server;
            this.connector = connector;
            this.ssl = ssl;
        }
    }

    /** What takes its time in a fresh JVM and wants no certificate, so that it may go on while they are made. */
    public static Unstarted prepare(int port, List<String> protocols) {
        QueuedThreadPool threads = new QueuedThreadPool(128);
        threads.setName("segur-sandbox");
        threads.setDaemon(true);
        Server server = new Server(threads);
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setIncludeProtocols(protocols.toArray(String[]::new));
        ssl.setWantClientAuth(true);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER);
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        // The scripted silences last as long as the client bears them.
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setStopTimeout(0);
        return new Unstarted(server, connector, ssl);
    }

    public HttpsServer(Unstarted unstarted, SSLContext tls, RecorderImpl recorder, Clock clock, Service... services) {
        Map<String, Service> byName = Stream.of(services).collect(Collectors.toMap(Service::name, s -> s));
        this.dispatcher = new Dispatcher(byName, recorder, clock);
        this.server = unstarted.server;
        unstarted.ssl.setSslContext(tls);
        server.setHandler(dispatcher);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox cannot listen on port " + unstarted.connector.getPort(), e);
        }
        this.port = unstarted.connector.getLocalPort();
    }

    public URI uri() {
        return URI.create("https://localhost:" + port);
    }

    @Override
    public void close() {
        dispatcher.release();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox did not stop", e);
        }
    }
}
