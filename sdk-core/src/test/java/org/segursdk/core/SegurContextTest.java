package org.segursdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.credentials.SandboxMark;
import org.segursdk.core.credentials.TestCertificates;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;

class SegurContextTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static KeyMaterial ordinary;
    private static KeyMaterial sandbox;

    @BeforeAll
    static void makeKeys() throws Exception {
        ordinary = TestCertificates.selfSigned("CN=x,O=Y", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(10)));
        sandbox = TestCertificates.selfSigned(
                "CN=x,O=" + SandboxMark.ORGANISATION, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(1000)));
    }

    private static SegurContext.Builder context(Endpoints endpoints, KeyMaterial key) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(ClientCredentials.of(key))
                .endpoints(endpoints)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Endpoints production(TrustMaterial trust) {
        return Endpoints.production()
                .endpoint(
                        "dmp",
                        Endpoint.builder(URI.create("https://dmp.example.org/services"))
                                .trust(trust)
                                .build())
                .build();
    }

    @Test
    void build_empty_listsEverythingMissing() {
        assertThatThrownBy(() -> SegurContext.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactly("software", "structure", "credentials", "endpoints"));
    }

    @Test
    void sandbox_onAnotherMachine_isRefused() {
        Endpoints remote = Endpoints.sandbox(URI.create("https://sandbox.example.org:8843"), TrustMaterial.system());
        assertThatThrownBy(() -> context(remote, sandbox).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("SANDBOX-LOOPBACK"));
        Endpoints local = Endpoints.sandbox(URI.create("https://localhost:8843"), TrustMaterial.system());
        assertThat(context(local, sandbox).build().endpoint("insi").uri())
                .isEqualTo(URI.create("https://localhost:8843/insi"));
        assertThatThrownBy(() -> context(
                                Endpoints.sandbox(URI.create("https://127.0.0.1.example.org"), TrustMaterial.system()),
                                sandbox)
                        .build())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void production_sandboxCertificates_areRefused() {
        assertThatThrownBy(() -> context(production(TrustMaterial.of(List.of(sandbox.certificate()))), sandbox)
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactly("credentials", "endpoints.dmp.trust"));
    }

    @Test
    void production_inferredFacts_mustBeAcceptedByName() {
        List<WireFact<?>> facts = List.of(
                WireFact.official("a.official", "1", "x"),
                WireFact.inferred("b.inferred", "2", "x"),
                WireFact.unknown("c.unknown", "3", "x"),
                WireFact.inferred("d.overridden", "4", "x").overriddenBy("5"));
        SegurContext strict =
                context(production(TrustMaterial.system()), ordinary).build();
        assertThatThrownBy(() -> strict.requireAccepted(facts))
                .isInstanceOf(SegurSecurityException.class)
                .hasMessageContaining("b.inferred, c.unknown")
                .hasMessageNotContaining("a.official")
                .hasMessageNotContaining("d.overridden");
        SegurContext accepting = context(production(TrustMaterial.system()), ordinary)
                .acceptFacts("b.inferred", "c.unknown")
                .build();
        assertThatCode(() -> accepting.requireAccepted(facts)).doesNotThrowAnyException();
    }

    @Test
    void production_testOrSimulatedIdentity_isRefused() {
        SegurContext production =
                context(production(TrustMaterial.system()), ordinary).build();
        assertThatThrownBy(() -> production.requireUsable(ins(InsAuthority.NIR_TEST, false)))
                .isInstanceOf(SegurSecurityException.class);
        assertThatThrownBy(() -> production.requireUsable(ins(InsAuthority.NIR_DEMO, false)))
                .isInstanceOf(SegurSecurityException.class);
        assertThatThrownBy(() -> production.requireUsable(ins(InsAuthority.NIR, true)))
                .isInstanceOf(SegurSecurityException.class);
        assertThatCode(() -> production.requireUsable(ins(InsAuthority.NIR, false)))
                .doesNotThrowAnyException();
    }

    private static QualifiedIns ins(InsAuthority authority, boolean simulated) {
        return QualifiedIns.restore(
                new Ins(Matricule.of("297022A02077878"), authority),
                IdentityTraits.received(
                        "ADRTROIS",
                        "DOMINIQUE",
                        Optional.empty(),
                        Sex.FEMALE,
                        BirthDate.parse("1997-02-26"),
                        Optional.of("2A020")),
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        NOW,
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 15)),
                        simulated));
    }

    @Test
    void checkCertificates_soonExpiring_isAnnouncedOnce() {
        List<String> announced = new ArrayList<>();
        ExchangeListener listener = new ExchangeListener() {
            @Override
            public void certificateExpiring(String role, Instant notAfter) {
                announced.add(role);
            }
        };
        SegurContext context = context(production(TrustMaterial.system()), ordinary)
                .listener(listener)
                .build();
        context.checkCertificates("dmp");
        context.checkCertificates("insi");
        assertThat(announced).containsExactly("authentication");
    }

    @Test
    void checkCertificates_expiredOrFuture_isRefusedBeforeSending() {
        SegurContext late = context(production(TrustMaterial.system()), ordinary)
                .clock(Clock.fixed(NOW.plus(Duration.ofDays(11)), ZoneOffset.UTC))
                .build();
        assertThatThrownBy(() -> late.checkCertificates("dmp"))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("CERTIFICATE-EXPIRED"));
        SegurContext early = context(production(TrustMaterial.system()), ordinary)
                .clock(Clock.fixed(NOW.minus(Duration.ofDays(1)), ZoneOffset.UTC))
                .build();
        assertThatThrownBy(() -> early.checkCertificates("dmp"))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("CERTIFICATE-NOT-YET-VALID"));
    }

    @Test
    void credentials_byService_overrideTheDefault() {
        SegurContext context = context(production(TrustMaterial.system()), ordinary)
                .credentials("insi", ClientCredentials.of(TestKeys.other()))
                .build();
        assertThat(context.credentials("dmp").authentication()).isSameAs(ordinary);
        assertThat(context.credentials("insi").authentication()).isNotSameAs(ordinary);
    }

    @Test
    void endpoint_missingOrNotHttps_isRefused() {
        assertThatThrownBy(() -> context(production(TrustMaterial.system()), ordinary)
                        .build()
                        .endpoint("insi"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Endpoint.of(URI.create("http://localhost/")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Endpoint.of(URI.create("https://user@localhost/")))
                .isInstanceOf(InvalidInputException.class);
    }

    /** One more key. */
    private static final class TestKeys {
        static KeyMaterial other() {
            try {
                return TestCertificates.selfSigned("CN=INSI-AUTO", NOW.minusSeconds(1), NOW.plusSeconds(1));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
