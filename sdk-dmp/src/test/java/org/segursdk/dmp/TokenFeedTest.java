package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.sandbox.RecordedExchange;

/** Clients whose keys stay in a token (TLS, VIHF and submission signature), on SoftHSM2; skipped where it is not installed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenFeedTest extends SandboxTest {
    private static final String PIN = "314159";
    private static Path directory;
    private static Path configuration;

    @BeforeAll
    static void makeToken() throws Exception {
        Path library = Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib64/pkcs11/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so",
                        "/opt/homebrew/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(library != null, "SoftHSM2 is not installed (package softhsm2): no feed with a token");
        String settings = System.getenv("SOFTHSM2_CONF");
        assumeTrue(settings != null, "SOFTHSM2_CONF is not set: run by Maven, which sets it");
        directory = Path.of(settings).resolveSibling("tokens");
        empty();
        Files.createDirectories(directory);
        Files.writeString(Path.of(settings), "directories.tokendir = " + directory + "\nobjectstore.backend = file\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "dmp", "--pin", PIN, "--so-pin", "271828");
        configuration = Files.writeString(
                directory.resolveSibling("dmp.cfg"),
                "name = dmp\nlibrary = " + library + "\nslotListIndex = 0\nattributes(*, CKO_PRIVATE_KEY, *) = {\n"
                        + "  CKA_SIGN = true\n  CKA_SENSITIVE = true\n  CKA_EXTRACTABLE = false\n}\n");
        ClientCredentials issued = sandbox.pki().credentials(DmpClient.SERVICE);
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        put(store, "auth", issued.authentication());
        put(store, "sign", issued.signature());
        ClientCredentials card = sandbox.pki().card(Samples.doctor().id().value());
        put(store, "card-auth", card.authentication());
        put(store, "card-sign", card.signature());
    }

    private static void put(KeyStore store, String alias, KeyMaterial material) throws Exception {
        store.setKeyEntry(alias, material.privateKey(), null, material.chain().toArray(X509Certificate[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void empty() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The two key pairs of a CPS stay in the card: here a token that the PKCS#11 library shows. */
    @Test
    @Order(1)
    void card_keysInAToken_feedsAndConsultsInDirectMode() throws Exception {
        ClientCredentials card = ClientCredentials.pkcs11(configuration, PIN.toCharArray(), "card-auth", "card-sign");
        assertThat(card.signature().privateKey().getEncoded()).isNull();
        ProfessionalSession physician = ProfessionalSession.local(
                Samples.doctor(), AuthenticationMeans.CPS_CARD, Instant.now().minusSeconds(60));
        Consents consents = Consents.of(
                Samples.ins().ins(),
                Samples.doctor().id().value(),
                ConsentEvent.informed(),
                ConsentEvent.consultationDeclared());
        try (DmpCardClient client =
                DmpCardClient.create(context().credentials(card).build(), consents)) {
            Oid id = Oid.fromUuid(UUID.randomUUID());
            assertThat(client.feed(physician, FeedRequest.of(List.of(Samples.document(id)))))
                    .isInstanceOf(FeedResult.Accepted.class);
            ConsultationAccess access =
                    client.open(physician, Samples.ins()).access().orElseThrow();
            assertThat(access.search().find(id.value())).isPresent();
        }
        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::operation)
                .containsExactly("TD2.1", "TD0.2", "TD3.1");
    }

    @Test
    @Order(2)
    void feed_keysInAToken_isAcceptedUntilTheTokenIsTakenAway() throws Exception {
        ClientCredentials credentials = ClientCredentials.pkcs11(configuration, PIN.toCharArray(), "auth", "sign");
        for (KeyMaterial each : List.of(credentials.authentication(), credentials.signature())) {
            assertThat(each.privateKey().getEncoded()).isNull();
        }
        SegurContext context = context().credentials(credentials).build();
        try (DmpClient client = DmpClient.create(context)) {
            assertThat(client.checkExistence(session(), Samples.ins()).isOpen()).isTrue();
            assertThat(client.feed(session(), Samples.document(Oid.fromUuid(UUID.randomUUID()))))
                    .isInstanceOf(FeedResult.Accepted.class);
            empty();
            sandbox.recorder().clear();
            SegurException failure = catchThrowableOfType(
                    SegurException.class,
                    () -> client.feed(session(), Samples.document(Oid.fromUuid(UUID.randomUUID()))));
            assertThat(failure).isInstanceOf(SegurSecurityException.class);
            assertThat(failure.code()).isEqualTo("SIGNATURE-FAILED");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(sandbox.recorder().exchanges()).isEmpty();
        }
        // A connection asks the token to sign too: here without a signed assertion before it.
        SegurContext software = context()
                .credentials(credentials.withSignature(sandbox.pki().credentials(DmpClient.SERVICE)))
                .build();
        try (DmpClient client = DmpClient.create(software)) {
            SegurException failure =
                    catchThrowableOfType(SegurException.class, () -> client.checkExistence(session(), Samples.ins()));
            assertThat(failure.code()).isEqualTo("SIGNATURE-FAILED");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }
}
