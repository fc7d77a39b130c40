package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MssAddress;

class DiscoveryTest extends ConnectionTestBase {
    private static final MssAddress ADDRESS = MssAddress.of("anne.testa@medecin.test.example");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private HttpsServer site;
    private volatile int status = 200;
    private volatile String location = "";
    private volatile String body = "";
    private Instant now = MailSamples.NOW;

    @BeforeEach
    void openSite() throws IOException {
        site = site(TestPki.Server.valid());
    }

    @AfterEach
    void closeSite() {
        site.stop(0);
        executor.shutdownNow();
    }

    private HttpsServer site(TestPki.Server certificate) throws IOException {
        HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setHttpsConfigurator(new HttpsConfigurator(TestPki.OPERATOR.context(certificate)));
        made.setExecutor(executor);
        made.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        made.start();
        return made;
    }

    private SegurContext at(Environment environment) {
        return Connections.context(Endpoints.builder(environment).build(), pki.credentials("mss"))
                .clock(new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneId.of("UTC");
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                })
                .build();
    }

    private MailProfile.Builder profile() {
        return MailProfile.builder()
                .discoveryDomains(List.of("test.example"))
                .autoconfigUrl(
                        "https://localhost:" + site.getAddress().getPort() + "/mail/config-v1.1.xml?%EMAILDOMAIN%");
    }

    private ServerDiscovery.Builder discovery() {
        return ServerDiscovery.builder(at(Environment.SANDBOX), TestPki.OPERATOR.trust())
                .profile(profile().build())
                .srv(name -> {
                    names.add(name);
                    return List.of();
                });
    }

    private String config(String host) {
        return """
                <?xml version="1.0"?>
                <clientConfig version="1.1"><emailProvider id="x"><domain>medecin.test.example</domain>
                <incomingServer type="pop3"><hostname>%1$s</hostname><port>1</port><socketType>SSL</socketType></incomingServer>
                <incomingServer type="imap"><hostname>%1$s</hostname><port>2</port><socketType>plain</socketType></incomingServer>
                <incomingServer type="imap"><hostname>%1$s</hostname><port>3</port><socketType>SSL</socketType></incomingServer>
                <incomingServer type="imap"><hostname> %1$s </hostname><port>%2$d</port>
                <socketType>STARTTLS</socketType><username>%%EMAILADDRESS%%</username></incomingServer>
                <outgoingServer type="smtp"><hostname>%1$s</hostname><port>%3$d</port><socketType>STARTTLS</socketType></outgoingServer>
                </emailProvider></clientConfig>
                """.formatted(host, imap.port(), smtp.port());
    }

    private static List<String> attempts(Discovery result) {
        return ((Discovery.NotFound) result).attempts();
    }

    @Test
    @Tag("REM-MSST-07")
    void settingsOfTheOperatorsFileAreAppliedAndTested() {
        body = config("localhost");
        Discovery.Found found = (Discovery.Found) discovery().build().find(ADDRESS);

        assertThat(found.source()).isEqualTo(Discovery.Source.AUTOCONFIG);
        assertThat(found.server().imap()).isEqualTo(new MailEndpoint("localhost", imap.port(), MailSecurity.STARTTLS));
        assertThat(found.server().smtp()).isEqualTo(new MailEndpoint("localhost", smtp.port(), MailSecurity.STARTTLS));
        assertThat(asked).containsExactly("/mail/config-v1.1.xml?medecin.test.example");
        assertThat(names).isEmpty();
        Mailbox box = new Mailbox(ADDRESS, MailboxKind.PER, found.server(), MailboxAccess.token(session));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThat(sender.check().passed()).isTrue();
        }
    }

    @Test
    @Tag("REM-MSST-07")
    void elseTheDnsIsAsked() {
        status = 404;
        Map<String, List<SrvRecord>> zone = Map.of(
                "_imap._tcp.medecin.test.example",
                List.of(
                        new SrvRecord(20, 100, 1, "localhost"),
                        new SrvRecord(10, 1, 2, "localhost"),
                        new SrvRecord(10, 5, 143, "localhost")),
                "_submission._tcp.medecin.test.example",
                List.of(new SrvRecord(0, 0, 0, "")),
                "_submissions._tcp.medecin.test.example",
                List.of(new SrvRecord(0, 1, 465, "localhost")));
        Discovery.Found found = (Discovery.Found) discovery()
                .srv(name -> zone.getOrDefault(name, List.of()))
                .build()
                .find(ADDRESS);
        assertThat(found.source()).isEqualTo(Discovery.Source.DNS_SRV);
        assertThat(found.server().imap()).isEqualTo(new MailEndpoint("localhost", 143, MailSecurity.STARTTLS));
        assertThat(found.server().smtp()).isEqualTo(new MailEndpoint("localhost", 465, MailSecurity.IMPLICIT_TLS));
    }

    @Test
    @Tag("REM-MSST-19")
    void anApprovedDomainIsReachedByItsOwnEntryPointsOnly() {
        body = config("localhost");
        MailServer entry = server().build();
        Discovery.Found found = (Discovery.Found)
                discovery().approve("Medecin.test.example", entry).build().find(ADDRESS);
        assertThat(found.source()).isEqualTo(Discovery.Source.APPROVED);
        assertThat(found.server()).isSameAs(entry);
        assertThat(asked).isEmpty();
        assertThat(names).isEmpty();
    }

    @Test
    void aStrangersDomainIsNotLookedUp() {
        for (String domain : List.of("evil.example", "test.example.evil.example", "eviltest.example")) {
            assertThat(attempts(discovery().build().find(MssAddress.of("a@" + domain))))
                    .containsExactly("MSS-DOMAIN-NOT-ALLOWED");
        }
        assertThat(asked).isEmpty();
        assertThat(names).isEmpty();
        assertThat(MailProfile.standard().discoveryDomains().value()).containsExactly("mssante.fr");
    }

    @Test
    void aServerOutsideIsNotBelieved() {
        body = config("mail.evil.example");
        assertThat(attempts(discovery()
                        .srv(name -> List.of(new SrvRecord(0, 0, 143, "mail.evil.example")))
                        .build()
                        .find(ADDRESS)))
                .containsExactly("AUTOCONFIG: MSS-SERVER-OUTSIDE", "DNS_SRV: MSS-SERVER-OUTSIDE");
    }

    @Test
    void whatIsWrongWithTheFileIsTold() {
        record Case(int status, String body, String attempt) {}
        List<Case> cases = new ArrayList<>(List.of(
                new Case(500, "", "AUTOCONFIG: HTTP 500"),
                new Case(302, "", "AUTOCONFIG: HTTP 302"),
                new Case(200, "", "AUTOCONFIG: not XML that is allowed"),
                new Case(200, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "AUTOCONFIG: not XML that is allowed"),
                new Case(200, "<clientConfig/>", "AUTOCONFIG: no IMAP over TLS"),
                new Case(200, config("a b"), "AUTOCONFIG: MSS-SERVER-HOST"),
                new Case(
                        200,
                        config("localhost").replace(">" + smtp.port() + "<", ">99999<"),
                        "AUTOCONFIG: MSS-SERVER-PORT"),
                new Case(200, config("localhost").replace("STARTTLS", "plain"), "AUTOCONFIG: no SMTP over TLS"),
                new Case(200, "<a>" + "x".repeat(70_000) + "</a>", "AUTOCONFIG: the answer is too large")));
        location = "https://localhost:" + site.getAddress().getPort() + "/other";
        for (Case each : cases) {
            status = each.status();
            body = each.body();
            assertThat(attempts(discovery().build().find(ADDRESS))).contains(each.attempt());
        }
        assertThat(asked).noneMatch("/other"::equals);
    }

    @Test
    void theSiteOfTheFileIsCheckedToo() throws IOException {
        body = config("localhost");
        assertThat(attempts(discovery()
                        .autoconfigTrust(TestPki.OTHER.trust())
                        .build()
                        .find(ADDRESS)))
                .contains("AUTOCONFIG: TLS-UNTRUSTED-SERVER");
        site.stop(0);
        site = site(TestPki.Server.valid().host("other.test"));
        assertThat(attempts(discovery().build().find(ADDRESS))).contains("AUTOCONFIG: TLS-HOST-MISMATCH");
        assertThat(attempts(ServerDiscovery.builder(at(Environment.INTEGRATION), TestPki.OPERATOR.trust())
                        .profile(profile().build())
                        .srv(name -> List.of())
                        .build()
                        .find(ADDRESS)))
                .contains("AUTOCONFIG: MSS-SERVER-ADDRESS");
        assertThat(attempts(discovery()
                        .profile(profile().autoconfigUrl("http://localhost/").build())
                        .build()
                        .find(ADDRESS)))
                .contains("AUTOCONFIG: https only");
    }

    @Test
    void aDomainThatGaveNothingIsLeftAloneForAWhile() {
        status = 404;
        ServerDiscovery discovery = discovery().build();
        assertThat(attempts(discovery.find(ADDRESS))).containsExactly("AUTOCONFIG: HTTP 404", "DNS_SRV: no IMAP");
        now = now.plus(Duration.ofMinutes(14));
        assertThat(attempts(discovery.find(ADDRESS))).containsExactly("MSS-DISCOVERY-FAILED-LATELY");
        assertThat(asked).hasSize(1);
        now = now.plus(Duration.ofMinutes(2));
        status = 200;
        body = config("localhost");
        assertThat(discovery.find(ADDRESS)).isInstanceOf(Discovery.Found.class);
    }

    @Test
    void aDnsThatDoesNotAnswerIsTold() {
        status = 404;
        assertThat(attempts(discovery()
                        .srv(name -> {
                            throw new IOException("the DNS did not answer");
                        })
                        .build()
                        .find(ADDRESS)))
                .containsExactly("AUTOCONFIG: HTTP 404", "DNS_SRV: the DNS did not answer");
    }

    @Test
    void productionWantsTheGuessesAccepted() {
        SegurContext production = Connections.context(Environment.PRODUCTION, TestKeys.client());
        assertThatThrownBy(() -> ServerDiscovery.builder(production, TestPki.OPERATOR.trust())
                        .build())
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.getMessage())
                        .contains("mss.discovery.srv-names"));
    }
}
