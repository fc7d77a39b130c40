package org.segursdk.conformance.checks.login;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.LoginBrowser;
import org.segursdk.core.credentials.Tls;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/** The professional's browser at the sandbox's login page. It keeps its cookies, so that a second login finds the first. */
public final class SandboxBrowser implements LoginBrowser {
    private static final Pattern HIDDEN = Pattern.compile("name=\"request\" value=\"([^\"]*)\"");
    private static final int HOPS = 4;

    private final HttpClient client;
    private final String user;
    private final PscMeans means;
    private final List<URI> opened = new ArrayList<>();
    private int pages;

    private SandboxBrowser(Sandbox sandbox, String user, PscMeans means) {
        this.user = user;
        this.means = means;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(Tls.context(sandbox.trust()))
                .cookieHandler(new CookieManager())
                .build();
    }

    /** Of the doctor {@code 899700366240}, with the CPS card. */
    public static SandboxBrowser of(KitBench bench) {
        return of(bench, PscUser.DOCTOR, PscMeans.CARD);
    }

    /** @param user national number of somebody the sandbox's Pro Santé Connect knows */
    public static SandboxBrowser of(KitBench bench, String user, PscMeans means) {
        return of(bench.sandbox(), user, means);
    }

    /** At any sandbox's login page. */
    public static SandboxBrowser of(Sandbox sandbox, String user, PscMeans means) {
        return new SandboxBrowser(sandbox, user, means);
    }

    /** Addresses the product sent the browser to. */
    public List<URI> opened() {
        return List.copyOf(opened);
    }

    /** How many login pages were shown; a browser that is known sees none. */
    public int pages() {
        return pages;
    }

    @Override
    public URI open(URI authorizationRequest) throws IOException {
        opened.add(authorizationRequest);
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(authorizationRequest).GET());
        for (int hop = 0; hop < HOPS; hop++) {
            Optional<String> location = answer.headers().firstValue("Location");
            if (location.isPresent()) {
                return answer.uri().resolve(location.get());
            }
            Matcher hidden = HIDDEN.matcher(answer.body());
            if (answer.statusCode() != 200 || !hidden.find()) {
                break;
            }
            pages++;
            String form = "request=" + encode(hidden.group(1)) + "&user=" + encode(user) + "&means=" + means.name()
                    + "&phone=APPROVE";
            answer = send(HttpRequest.newBuilder(answer.uri().resolve("/psc/wallet/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }
        throw new IOException("no login page, status " + answer.statusCode());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
