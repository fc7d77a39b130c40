package org.segursdk.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.segursdk.core.credentials.Tls;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/**
 * The sandbox's Pro Santé Connect in a fresh JVM, asked by the JDK's client; run it as a program of its own, several times:
 * {@code java -cp benchmarks/target/benchmarks.jar org.segursdk.benchmarks.FirstPscLogin [folder]}. Prints the milliseconds from
 * {@code main} until it listens, until its document of discovery was read, and until the tokens of a login were given, and the time since
 * the JVM started.
 */
public final class FirstPscLogin {
    private static final URI RETURN = URI.create("http://127.0.0.1:7/return");
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0";

    private FirstPscLogin() {}

    /** @param args a folder that keeps the certificates for the next time; without one they are drawn anew each time */
    public static void main(String[] args) throws IOException, InterruptedException, GeneralSecurityException {
        long start = System.nanoTime();
        Sandbox.Builder builder = Sandbox.builder();
        if (args.length > 0) {
            builder.directory(Path.of(args[0]));
        }
        try (Sandbox sandbox = builder.start()) {
            long listening = System.nanoTime();
            sandbox.psc()
                    .register(PscRelyingParty.secret(PscRelyingParty.WITH_SECRET, PscRelyingParty.SECRET)
                            .withRedirectUri(RETURN));
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(Tls.context(sandbox.trust()))
                    .build();
            String document =
                    answer(client, HttpRequest.newBuilder(sandbox.psc().discovery()));
            long discovered = System.nanoTime();
            URI back = sandbox.psc().logIn(page(document), PscUser.DOCTOR, PscMeans.CARD);
            String tokens = answer(client, redemption(document, parameter(back, "code")));
            long ended = System.nanoTime();
            if (!tokens.contains("access_token")) {
                throw new IllegalStateException("no tokens");
            }
            long sinceStart = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.println("listening " + millis(start, listening) + " ms, discovery " + millis(start, discovered)
                    + " ms, tokens " + millis(start, ended) + " ms since main, " + sinceStart
                    + " ms since the JVM started");
        }
    }

    private static URI page(String document) throws GeneralSecurityException {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return URI.create(told(document, "authorization_endpoint") + "?"
                + form(
                        "response_type",
                        "code",
                        "client_id",
                        PscRelyingParty.WITH_SECRET,
                        "redirect_uri",
                        RETURN.toString(),
                        "scope",
                        "openid scope_all",
                        "acr_values",
                        "eidas1",
                        "state",
                        "a-state",
                        "nonce",
                        "a-nonce",
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)));
    }

    private static HttpRequest.Builder redemption(String document, String code) {
        String secret = PscRelyingParty.WITH_SECRET + ':' + PscRelyingParty.SECRET;
        return HttpRequest.newBuilder(URI.create(told(document, "token_endpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        RETURN.toString(),
                        "code_verifier",
                        VERIFIER)));
    }

    private static String answer(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A text of the document; a reader of JSON would be measured too. */
    private static String told(String document, String name) {
        int from = document.indexOf('"', document.indexOf('"' + name + '"') + name.length() + 2) + 1;
        return document.substring(from, document.indexOf('"', from));
    }

    private static String parameter(URI uri, String name) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + '='))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String form(String... pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : "&")
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
