package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCrlDownloadTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer site;

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (path.equals("/silent")) {
                await();
            }
            exchange.getResponseHeaders().set("Location", "/list");
            byte[] body = "0123456789".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(path.equals("/moved") ? 302 : path.equals("/gone") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        end.countDown();
        site.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + site.getAddress().getPort() + path);
    }

    @Test
    void fetchesWhatIsThere() throws IOException {
        assertThat(HttpCrlDownload.standard().fetch(address("/list"))).hasSize(10);
        assertThat(HttpCrlDownload.of(10, Duration.ofSeconds(5)).fetch(address("/list")))
                .hasSize(10);
    }

    @Test
    void isBoundedAndFollowsNothing() {
        HttpCrlDownload download = HttpCrlDownload.standard();
        assertThatThrownBy(() -> HttpCrlDownload.of(9, Duration.ofSeconds(5)).fetch(address("/list")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> download.fetch(address("/gone"))).isInstanceOf(IOException.class);
        asked.clear();
        assertThatThrownBy(() -> download.fetch(address("/moved"))).isInstanceOf(IOException.class);
        assertThat(asked).containsExactly("/moved");
        assertThatThrownBy(() -> HttpCrlDownload.of(100, Duration.ofMillis(100)).fetch(address("/silent")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> download.fetch(URI.create("file:///etc/passwd")))
                .isInstanceOf(IOException.class);
    }
}
