package org.segursdk.examples.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.StoredIdentity;

/** The practice over HTTP, without a browser: who is not logged in, forms of others, order of the list, and the day after. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CabinetServerTest {
    @TempDir
    static Path folder;

    private static CabinetExample example;

    @BeforeAll
    static void start() throws Exception {
        example = CabinetExample.open(folder, 0);
    }

    @AfterAll
    static void stop() {
        example.close();
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new SecureHere())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** A browser sends cookies of TLS to localhost too; the JDK's client does not. */
    private static final class SecureHere extends CookieManager {
        @Override
        public void put(URI uri, java.util.Map<String, List<String>> headers) throws IOException {
            java.util.Map<String, List<String>> plain = new java.util.HashMap<>();
            headers.forEach((name, values) -> {
                if (name != null) {
                    plain.put(
                            name,
                            values.stream()
                                    .map(each -> each.replace(" Secure;", ""))
                                    .toList());
                }
            });
            super.put(uri, plain);
        }
    }

    private static HttpResponse<String> get(HttpClient http, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(example.server().uri().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient http, String path, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(example.server().uri().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String page) {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static HttpClient secretary() throws Exception {
        HttpClient http = browser();
        post(http, "/secretary", "token=" + token(get(http, "/").body()));
        return http;
    }

    @Test
    @Order(1)
    void withoutALogin_noPatientIsShown() throws Exception {
        for (String path :
                List.of("/", "/patients", "/patient/P-0001", "/worklist", "/item/1/content", "/treat/figures.csv")) {
            assertThat(get(browser(), path).body())
                    .contains("Pro Santé Connect")
                    .doesNotContain("ADRUN");
        }
    }

    @Test
    @Order(2)
    void pages_runNoScript_andFormsOfOthersAreRefused() throws Exception {
        HttpClient http = secretary();
        HttpResponse<String> page = get(http, "/patients");
        assertThat(page.body())
                .contains("Exemple.", "patients inventés", "ADRUN")
                .doesNotContain("<script", " on");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("script-src");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        HttpResponse<String> forged = post(http, "/identity/P-0001/attribute/DOUBTFUL/set", "token=guessed");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(example.cabinet().patients().get("P-0001").status()).isEqualTo(IdentityStatus.QUALIFIED);
    }

    @Test
    @Order(3)
    void backAddress_leadsNowhereElse() throws Exception {
        HttpClient http = secretary();
        String token = token(get(http, "/patients").body());
        HttpResponse<String> refused = post(http, "/item/1/validate", "token=" + token + "&back=//evil.example/x");
        assertThat(refused.uri().getHost()).isEqualTo("localhost");
        assertThat(refused.body()).contains("seul le médecin valide un document");
    }

    @Test
    @Order(4)
    @Tag("REM-WL-03")
    @Tag("REM-WL-04")
    void list_isOfferedUnread_newestFirst() throws Exception {
        String page = get(secretary(), "/").body();
        List<WorkItem> items = example.cabinet()
                .reception()
                .worklist()
                .page(WorklistQuery.unread().build())
                .items();
        assertThat(items).hasSize(5);
        int at = 0;
        for (WorkItem item : items) {
            int found = page.indexOf("href=\"/item/" + item.id() + "\"");
            assertThat(found).isGreaterThan(at);
            at = found;
        }
        assertThat(items.stream().map(each -> each.source().receivedAt()))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(page).contains("1 autre derrière");
    }

    @Test
    @Order(5)
    @Tag("REM-INS-42")
    @Tag("REM-INS-17")
    void cardMakesARecord_andADoubtfulIdentityIsNotSent() throws Exception {
        HttpClient http = secretary();
        String token = token(get(http, "/patients").body());
        HttpResponse<String> made = post(http, "/patients/card", "token=" + token + "&card=236066322083656");
        assertThat(made.body()).contains("TCHITCHI", "Identité récupérée");
        String doubtful = example.cabinet().patients().all().stream()
                .filter(each -> each.traits().birthName().equals("NESSI"))
                .map(StoredIdentity::recordId)
                .findFirst()
                .orElseThrow();
        assertThat(post(http, "/insi/" + doubtful, "token=" + token).body()).contains("INSi ne s&#39;interroge pas");
    }

    @Test
    @Order(9)
    void whatWasDone_isThereTheDayAfter() throws Exception {
        List<String> records = records();
        List<Long> list = items();
        Optional<CareDocument> draft = Optional.of(example.cabinet().documents().begin("P-0001", Draft.Kind.SUMMARY));
        example.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain("ADRDEUX", "HOUILLES", "275126322074974");
            }
        }
        example = CabinetExample.open(folder, 0);
        assertThat(records()).isEqualTo(records);
        assertThat(items()).isEqualTo(list);
        assertThat(example.cabinet().documents().find(draft.orElseThrow().key()))
                .contains(draft.orElseThrow());
    }

    private static List<String> records() {
        return example.cabinet().patients().all().stream()
                .map(each -> each.recordId() + each.status() + each.attributes())
                .toList();
    }

    private static List<Long> items() {
        return example.cabinet().reception().worklist().page(WorklistQuery.all().build()).items().stream()
                .map(WorkItem::id)
                .toList();
    }
}
