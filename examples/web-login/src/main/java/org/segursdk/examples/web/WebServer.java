package org.segursdk.examples.web;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The JDK's server on a port of this machine, over TLS or behind a proxy that ends it. */
public final class WebServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final URI uri;

    /**
     * @param port 0: any free one
     * @param tls empty: plain HTTP, for this machine alone
     * @param application made when the address is known, which Pro Santé Connect has to know too
     */
    public WebServer(int port, Optional<SSLContext> tls, Function<URI, HttpHandler> application) {
        this.threads = Executors.newFixedThreadPool(16);
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            server = tls.isPresent() ? secure(address, tls.get()) : HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.uri = URI.create((tls.isPresent() ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort());
        server.createContext("/", application.apply(uri));
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
        HttpsServer made = HttpsServer.create(address, 0);
        made.setHttpsConfigurator(new HttpsConfigurator(tls));
        return made;
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
