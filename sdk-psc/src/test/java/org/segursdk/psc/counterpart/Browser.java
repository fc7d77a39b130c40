package org.segursdk.psc.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;

/** Fills in the login page of an issuer, as a browser without history does. */
final class Browser {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    /** Pages between the form and the return. */
    private static final int HOPS = 5;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    Browser(TrustMaterial trust) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Tls.context(trust))
                .cookieHandler(cookies)
                .build();
    }

    /**
     * @param fields name, value… typed into the form
     * @return where the browser is sent: an address that begins with {@code home}
     */
    URI logIn(URI authorizationRequest, URI home, String... fields) {
        // Somebody else's turn.
        cookies.getCookieStore().removeAll();
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(authorizationRequest).GET());
        boolean filled = false;
        for (int hop = 0; hop < HOPS; hop++) {
            String location = answer.headers().firstValue("Location").orElse("");
            if (location.startsWith(home.toString())) {
                return URI.create(location);
            }
            if (!location.isEmpty()) {
                answer = send(
                        HttpRequest.newBuilder(answer.uri().resolve(location)).GET());
            } else if (!filled) {
                filled = true;
                answer = send(submit(answer, fields));
            }
        }
        throw new IllegalStateException(
                "the issuer shows a page instead of going on, status " + answer.statusCode() + ": " + answer.body());
    }

    private static HttpRequest.Builder submit(HttpResponse<String> page, String... fields) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("no login page, status " + page.statusCode() + ": " + page.body());
        }
        StringBuilder form = new StringBuilder();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            add(form, hidden.group(1), hidden.group(2));
        }
        for (int i = 0; i < fields.length; i += 2) {
            add(form, fields[i], fields[i + 1]);
        }
        return HttpRequest.newBuilder(page.uri().resolve(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    }

    private static void add(StringBuilder form, String name, String value) {
        form.append(form.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
