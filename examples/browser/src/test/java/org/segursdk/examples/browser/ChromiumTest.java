package org.segursdk.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages that change under the hand. */
class ChromiumTest {
    private static final int TIMES = 60;
    private static final int CLICKS = 10;
    private static @Nullable Chromium browser;

    @BeforeAll
    static void start() {
        assumeThat(Chromium.missing()).isEmpty();
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Chromium browser() {
        return Objects.requireNonNull(browser);
    }

    private static void page(String html) {
        browser()
                .open(URI.create("data:text/html;base64,"
                        + Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8))));
    }

    /** A button that the page makes anew all the time, and a count of the clicks that reached one. */
    private static void restless(int millis) {
        page("""
                <!doctype html><title>t</title><body><p id=at></p><script>
                let clicks = 0;
                const renew = () => { at.innerHTML = '<button id=go>mot</button>';
                  document.getElementById('go').onclick = () => clicks++; };
                renew(); setInterval(renew, %d);
                </script>""".formatted(millis));
    }

    @Test
    void elementThatThePageReplacesAllTheTime_isRead() {
        restless(20);

        for (int i = 0; i < TIMES; i++) {
            assertThat(browser().text("#go")).isEqualTo("mot");
        }
    }

    @Test
    void elementThatThePageReplacesAllTheTime_isClickedOnceForEachClick() {
        restless(200);

        for (int i = 0; i < CLICKS; i++) {
            browser().click("#go");
        }

        assertThat(browser().evaluate("clicks")).isEqualTo(String.valueOf(CLICKS));
    }

    @Test
    void pageThatIsLoadedAnew_isReadAllTheSame() {
        page("""
                <!doctype html><title>t</title><body><p id=word>mot</p><script>
                setTimeout(() => location.reload(), 5);
                </script>""");

        for (int i = 0; i < TIMES; i++) {
            assertThat(browser().text("#word")).isEqualTo("mot");
            assertThat(browser().count("#word")).isEqualTo(1);
            assertThat(browser().evaluate("document.querySelectorAll('p').length"))
                    .isEqualTo("1");
        }
    }

    @Test
    void clickThatLeadsAway_waitsForTheOtherPage() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            int number = path.equals("/") ? 0 : Integer.parseInt(path.substring(1));
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            byte[] html = """
                    <!doctype html><title>t</title><body><p id=at>%d</p><input type=checkbox id=box>
                    <form action="/%d"><button id=go>suite</button></form>
                    <script>go.onclick = e => { e.preventDefault(); setTimeout(() => go.form.submit(), 60); }</script>
                    """.formatted(number, number + 1).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
        try {
            browser().open(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
            for (int i = 1; i <= CLICKS; i++) {
                browser().click("#box");
                browser().click("#go");
                assertThat(browser().text("#at")).isEqualTo(String.valueOf(i));
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatTheBrowserRefuses_isTold_notRepeated() {
        page("<!doctype html><title>t</title><body><p id=word>mot</p>");

        assertThatThrownBy(() -> browser().evaluate("nothing.there"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("javascript error");
    }
}
