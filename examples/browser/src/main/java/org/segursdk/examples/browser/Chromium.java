package org.segursdk.examples.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Chromium without a window, driven as a person would drive it: it opens pages, clicks, types and reads. It speaks the W3C's
 * WebDriver protocol with {@code chromedriver}, which is less than any library for it would bring along. Certificates are not checked:
 * the servers are the tests' own. Each instance has a profile of its own, deleted with it. Used by one thread.
 */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long an element is waited for. */
    private static final int IMPLICIT_MILLIS = 20_000;

    /** What chromedriver answers, before it did anything, when the page was just being replaced. */
    private static final List<String> REPLACED = List.of(
            "stale element reference",
            "does not belong to the document",
            "No node with given id",
            "aborted by navigation");

    /** Whether a click on the element of that selector leads away: a link of this window, a button that sends a form. */
    private static final String LEADS = "(e => !!e && (!!e.closest('a[href]:not([target]):not([download])')"
            + " || (!!e.form && e.matches('button:not([type=button]), input[type=submit]') && e.form.checkValidity())))"
            + "(document.querySelector(%s))";
    /** How long at most a page that a click leads to is waited for: some clicks that ought to lead away do not. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(10);

    private static final int HEIGHT = 900;

    private final Process driver;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI session;
    private int width = 1280;

    private Chromium(Process driver, int port) throws IOException {
        this.driver = driver;
        URI server = URI.create("http://127.0.0.1:" + port + "/session");
        ObjectNode options = JSON.createObjectNode();
        ObjectNode always = options.putObject("capabilities").putObject("alwaysMatch");
        always.put("acceptInsecureCerts", true);
        always.putObject("timeouts").put("implicit", IMPLICIT_MILLIS);
        ObjectNode chrome = always.putObject("goog:chromeOptions");
        program("chromium", "google-chrome").ifPresent(path -> chrome.put("binary", path));
        // no-sandbox: the builds of many machines run as root, where Chromium refuses to start otherwise.
        Stream.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-proxy-server",
                        "--hide-scrollbars")
                .forEach(chrome.withArray("args")::add);
        String id = send("POST", server, options).path("sessionId").asText();
        this.session = URI.create(server + "/" + id);
    }

    /** What is missing on this machine, in words; empty: Chromium can be started. */
    public static Optional<String> missing() {
        List<String> missing = new ArrayList<>();
        if (program("chromium", "google-chrome").isEmpty()) {
            missing.add("chromium");
        }
        if (program("chromedriver").isEmpty()) {
            missing.add("chromedriver");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("not on this machine: " + String.join(", ", missing)
                        + " (Debian: apt-get install chromium chromium-driver)");
    }

    private static Optional<String> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst();
    }

    /** @throws IllegalStateException when it cannot be started; see {@link #missing()} */
    public static Chromium start() {
        String program = program("chromedriver").orElseThrow(() -> new IllegalStateException("no chromedriver"));
        Process started = null;
        try {
            started = new ProcessBuilder(program, "--port=0")
                    .redirectErrorStream(true)
                    .start();
            return new Chromium(started, port(started));
        } catch (IOException | RuntimeException e) {
            if (started != null) {
                started.destroyForcibly();
            }
            throw new IllegalStateException("Chromium does not start", e);
        }
    }

    private static int port(Process started) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher told = STARTED.matcher(line);
            if (told.find()) {
                // It goes on talking; who does not listen stops it one day.
                Thread rest = new Thread(() -> lines.lines().forEach(ignored -> {}), "chromedriver");
                rest.setDaemon(true);
                rest.start();
                return Integer.parseInt(told.group(1));
            }
        }
        throw new IOException("chromedriver tells no port");
    }

    /** Opens a page and waits until it is loaded. */
    public void open(URI page) {
        call("POST", "/url", JSON.createObjectNode().put("url", page.toString()));
    }

    public URI address() {
        return URI.create(call("GET", "/url", JSON.createObjectNode()).asText());
    }

    public String title() {
        return call("GET", "/title", JSON.createObjectNode()).asText();
    }

    /** What a person can read on the page. */
    public String text() {
        return text("body");
    }

    /**
     * Clicks on the first element of that CSS selector, as soon as it is there. When it leads to another page, that page is waited for:
     * what is read next is never the old one.
     */
    public void click(String css) {
        String page = find("html");
        find(css);
        boolean leads = Boolean.parseBoolean(
                evaluate(LEADS.formatted(JSON.getNodeFactory().textNode(css))));
        onElement(css, "POST", "/click", JSON.createObjectNode());
        long until = System.nanoTime() + TURN.toNanos();
        while (leads && System.nanoTime() < until && isThere(page)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean isThere(String element) {
        try {
            call("GET", "/element/" + element + "/name", JSON.createObjectNode());
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Types into the first element of that CSS selector. */
    public void type(String css, String text) {
        onElement(css, "POST", "/value", JSON.createObjectNode().put("text", text));
    }

    /** Empties a field. */
    public void clear(String css) {
        onElement(css, "POST", "/clear", JSON.createObjectNode());
    }

    /** What a person can read in the first element of that CSS selector. */
    public String text(String css) {
        return onElement(css, "GET", "/text", JSON.createObjectNode()).asText();
    }

    /** How many elements there are now, or come within the time a person would wait for the first of them. */
    public int count(String css) {
        return unlessReplaced(() -> call("POST", "/elements", selector(css))).size();
    }

    /** Waits for an element. */
    public void await(String css) {
        find(css);
    }

    /**
     * A cookie of the page's site as the browser keeps it.
     *
     * @return its properties as WebDriver tells them ({@code httpOnly}, {@code secure}, {@code sameSite}…); empty when there is none
     */
    public Optional<JsonNode> cookie(String name) {
        for (JsonNode cookie : call("GET", "/cookie", JSON.createObjectNode())) {
            if (cookie.path("name").asText().equals(name)) {
                return Optional.of(cookie);
            }
        }
        return Optional.empty();
    }

    /** Forgets all cookies of all sites, as another person at the same workstation would want. */
    public void forget() {
        devTools("Network.clearBrowserCookies", JSON.createObjectNode());
    }

    /** The width of the window in pixels of CSS, from now on; narrower than a real window can be, as on a telephone. */
    public void width(int pixels) {
        width = pixels;
        size(pixels, HEIGHT);
    }

    private void size(int wide, int high) {
        ObjectNode size = JSON.createObjectNode();
        size.put("width", wide).put("height", high).put("deviceScaleFactor", 1).put("mobile", false);
        devTools("Emulation.setDeviceMetricsOverride", size);
    }

    /**
     * The whole page as a picture, however long it is, frames included.
     *
     * @return PNG
     */
    public byte[] picture() {
        JsonNode page =
                devTools("Page.getLayoutMetrics", JSON.createObjectNode()).path("cssContentSize");
        // Frames below the window are not painted: the window becomes as high as the page.
        size(width, Math.max(HEIGHT, page.path("height").asInt()));
        ObjectNode how = JSON.createObjectNode().put("format", "png");
        byte[] png = Base64.getDecoder()
                .decode(devTools("Page.captureScreenshot", how).path("data").asText());
        size(width, HEIGHT);
        return png;
    }

    private JsonNode devTools(String command, ObjectNode parameters) {
        ObjectNode body = JSON.createObjectNode().put("cmd", command);
        body.set("params", parameters);
        return call("POST", "/goog/cdp/execute", body);
    }

    /** What a script of the page's own would get; it is run again when the page was being replaced. */
    public String evaluate(String expression) {
        ObjectNode script = JSON.createObjectNode().put("script", "return " + expression);
        script.putArray("args");
        return unlessReplaced(() -> call("POST", "/execute/sync", script)).asText();
    }

    private String find(String css) {
        return unlessReplaced(() -> call("POST", "/element", selector(css)))
                .path(ELEMENT)
                .asText();
    }

    /** A page that loads replaces its elements between two commands: a person looks again, and so does this. */
    private JsonNode onElement(String css, String method, String gesture, ObjectNode body) {
        return unlessReplaced(() -> call(method, "/element/" + find(css) + gesture, body));
    }

    private static JsonNode unlessReplaced(Supplier<JsonNode> command) {
        long until = System.nanoTime() + Duration.ofMillis(IMPLICIT_MILLIS).toNanos();
        while (true) {
            try {
                return command.get();
            } catch (UncheckedIOException e) {
                String why = String.valueOf(e.getMessage());
                if (System.nanoTime() > until || REPLACED.stream().noneMatch(why::contains)) {
                    throw e;
                }
            }
        }
    }

    private static ObjectNode selector(String css) {
        return JSON.createObjectNode().put("using", "css selector").put("value", css);
    }

    private JsonNode call(String method, String command, ObjectNode body) {
        try {
            return send(method, URI.create(session + command), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String method, URI uri, ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        "POST".equals(method)
                                ? HttpRequest.BodyPublishers.ofString(body.toString())
                                : HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).path("value");
            if (answer.statusCode() != 200) {
                throw new IOException("the browser refused: "
                        + value.path("error").asText() + ", "
                        + value.path("message").asText().lines().findFirst().orElse(""));
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Closes the browser, with its profile. */
    @Override
    public void close() {
        try {
            send("DELETE", session, JSON.createObjectNode());
        } catch (IOException e) {
            // It is gone already, or goes now.
        } finally {
            driver.destroy();
        }
        try {
            if (!driver.waitFor(5, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
