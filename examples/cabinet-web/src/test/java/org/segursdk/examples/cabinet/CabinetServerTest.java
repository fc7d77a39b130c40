package org.segursdk.examples.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.outbox.Branch;
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
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> plain = new HashMap<>();
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
                .isSortedAccordingTo(Comparator.reverseOrder());
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
    @Order(6)
    @Tag("REM-CDA-05")
    void summary_goesThreeWays_andWhatIsNotToldIsNotNone() throws Exception {
        User doctor = User.professional(example.cabinet().counterparts().responsible(), "Dr SPECIMEN");
        CareDocuments documents = example.cabinet().documents();
        CareDocument draft = documents.save(documents
                .begin("P-0001", Draft.Kind.SUMMARY)
                .with(new Draft("", "", "Hypertension", "RAMIPRIL 5 mg", "", "unknown", "")));
        example.cabinet()
                .sharing()
                .share(
                        draft,
                        new ShareChoices(Map.of(), Set.of("cardiologie@ch-test.example"), false, Set.of()),
                        doctor);
        for (int i = 0; i < 300 && !states(draft).equals(List.of("CONFIRMED", "CONFIRMED", "CONFIRMED")); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(states(draft)).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED");
        CareDocument shared = documents.find(draft.key()).orElseThrow();
        String page = new String(
                Reception.rendered(documents.content(shared).orElseThrow()).bytes(), StandardCharsets.UTF_8);
        assertThat(page).contains("Hypertension", "RAMIPRIL 5 mg").doesNotContain("Aucune allergie");
        assertThat(example.cabinet()
                        .indicators()
                        .sharing(IndicatorPeriod.month(YearMonth.now(ZoneId.of("Europe/Paris"))))
                        .rows())
                .anyMatch(row -> row.typeCode().equals("SYNTH") && row.withIns() && row.count() == 1);
    }

    private static List<String> states(CareDocument document) {
        return example.cabinet().sharing().sendings(document).stream()
                .map(each -> each.delivery().state().name())
                .toList();
    }

    @Test
    @Order(7)
    void secretary_mayNotShare_andAnUntickedBoxTakesAReason() {
        User doctor = User.professional(example.cabinet().counterparts().responsible(), "Dr SPECIMEN");
        CareDocument draft = example.cabinet().documents().begin("P-0001", Draft.Kind.LETTER);
        CareDocument written = example.cabinet()
                .documents()
                .save(draft.with(new Draft("Note", "Tout va bien.", "", "", "", "unknown", "")));
        assertThatThrownBy(() -> example.cabinet().sharing().share(written, ShareChoices.standard(), User.secretary()))
                .isInstanceOf(InvalidInputException.class);
        ShareChoices silent = new ShareChoices(Map.of(Branch.PATIENT, ""), Set.of(), false, Set.of());
        assertThatThrownBy(() -> example.cabinet().sharing().share(written, silent, doctor))
                .isInstanceOf(InvalidInputException.class);
        assertThat(example.cabinet().sharing().sendings(written)).isEmpty();
        assertThat(example.cabinet().documents().find(draft.key()).orElseThrow().state())
                .isEqualTo(CareDocument.State.DRAFT);
    }

    @Test
    @Order(8)
    @Tag("REM-MSSR-12")
    void messageWithoutADocument_isShownAndItsReceiptLeavesOnce_aDmpIsNotTheSecretarys() throws Exception {
        String mail = """
                From: Labo des Essais <labo@biologie-test.example>\r
                To: cabinet.specimen@cabinet-test.example\r
                Subject: Question <b>simple</b>\r
                Message-ID: <question-1@biologie-test.example>\r
                Disposition-Notification-To: labo@biologie-test.example\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                Bonjour, pouvez-vous rappeler ?\r
                """;
        example.cabinet()
                .counterparts()
                .sandbox()
                .mss()
                .deliver(
                        Counterparts.PRACTICE.value(),
                        new java.io.ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        HttpClient http = secretary();
        String token = token(get(http, "/worklist").body());
        assertThat(post(http, "/worklist/fetch", "token=" + token).body()).contains("Messages sans document (1)");
        String page = get(http, "/messages").body();
        assertThat(page)
                .contains("Question &lt;b&gt;simple&lt;/b&gt;", "Bonjour, pouvez-vous rappeler ?", "professionnel")
                .contains("Envoyer l&#39;accusé de lecture");
        Matcher receipt =
                Pattern.compile("action=\"(/messages/[0-9]+/receipt)\"").matcher(page);
        assertThat(receipt.find()).isTrue();
        post(http, receipt.group(1), "token=" + token);
        post(http, receipt.group(1), "token=" + token);
        assertThat(get(http, "/messages").body()).doesNotContain("accusé de lecture");
        assertThat(example.cabinet().counterparts().sandbox().mss().messages("labo@biologie-test.example"))
                .hasSize(1);
        assertThat(get(http, "/dmp/P-0001").statusCode()).isEqualTo(404);
        assertThat(get(http, "/dmp/P-0001/list").statusCode()).isEqualTo(404);
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
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
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
