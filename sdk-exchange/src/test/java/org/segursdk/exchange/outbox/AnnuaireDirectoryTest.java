package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.ApiKey;
import org.segursdk.annuaire.index.AnnuaireIndex;
import org.segursdk.annuaire.index.AnnuaireSync;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.directory.DirectoryMailbox;
import org.segursdk.mss.directory.MailboxDirectory;
import org.segursdk.mss.directory.MailboxQuery;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSimulator;
import org.segursdk.sandbox.AnnuaireSituation;
import org.segursdk.sandbox.AnnuaireStructure;
import org.segursdk.sandbox.MssMailbox;

/** A correspondent without an address is found in the Annuaire Santé, or nobody is written to. */
class AnnuaireDirectoryTest {
    private static final StructureId CLINIC = StructureId.finess("990000101");
    private static final StructureId HOSPITAL = StructureId.finess("990000102");
    private static final String ALONE = "99700900001";
    private static final String TWO_PLACES = "99700900002";
    private static final String RANKED = "99700900003";
    private static final String NO_MAILBOX = "99700900004";
    private static final String LEFT = "99700900005";

    private static SandboxFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new SandboxFixture();
        AnnuaireSimulator annuaire = fixture.sandbox.annuaire();
        annuaire.populate(3, 7);
        annuaire.put(AnnuaireStructure.geographic("990000101", "CLINIQUE TEST")
                .withMailboxes(
                        box(AnnuaireMailbox.Kind.ORG, "clinique"),
                        box(AnnuaireMailbox.Kind.PER, "liste-rouge").onRedList()));
        annuaire.put(AnnuaireStructure.geographic("990000102", "HOPITAL TEST")
                .withMailboxes(box(AnnuaireMailbox.Kind.ORG, "cardio"), box(AnnuaireMailbox.Kind.ORG, "chirurgie")));
        person(ALONE, "SEULE", box(AnnuaireMailbox.Kind.PER, "seule"));
        annuaire.put(AnnuaireActivity.of("1001", ALONE, CLINIC.value(), "L"));
        person(TWO_PLACES, "DEUX");
        annuaire.put(AnnuaireActivity.of("1002", TWO_PLACES, CLINIC.value(), "L")
                .withMailboxes(box(AnnuaireMailbox.Kind.PER, "deux.clinique")));
        annuaire.put(AnnuaireActivity.of("1003", TWO_PLACES, HOSPITAL.value(), "S")
                .withMailboxes(box(AnnuaireMailbox.Kind.PER, "deux.hopital")));
        person(
                RANKED,
                "RANG",
                box(AnnuaireMailbox.Kind.PER, "rang.un").withRank(1),
                box(AnnuaireMailbox.Kind.PER, "rang.deux").withRank(2));
        person(NO_MAILBOX, "SANS");
        annuaire.put(AnnuaireActivity.of("1004", NO_MAILBOX, CLINIC.value(), "L"));
        person(LEFT, "PARTIE");
        annuaire.put(AnnuaireActivity.of("1005", LEFT, CLINIC.value(), "L")
                .withMailboxes(box(AnnuaireMailbox.Kind.PER, "partie.clinique")));
        annuaire.put(AnnuaireActivity.of("1006", LEFT, HOSPITAL.value(), "L")
                .withMailboxes(box(AnnuaireMailbox.Kind.PER, "partie.hopital"))
                .removed());
        for (String each :
                List.of("clinique", "seule", "deux.clinique", "deux.hopital", "rang.un", "partie.clinique")) {
            fixture.sandbox.mss().createMailbox(MssMailbox.personal(address(each), "8" + ALONE));
        }
    }

    private static void person(String rpps, String name, AnnuaireMailbox... mailboxes) {
        fixture.sandbox
                .annuaire()
                .put(AnnuairePractitioner.of(rpps, name, "CAMILLE")
                        .withProfession("10")
                        .withMailboxes(mailboxes));
    }

    private static AnnuaireMailbox box(AnnuaireMailbox.Kind kind, String name) {
        return AnnuaireMailbox.of(kind, address(name));
    }

    private static String address(String name) {
        return name + "@medecin.test.example";
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void quiet() {
        fixture.sandbox.annuaire().always(AnnuaireSituation.NORMAL);
    }

    private static AnnuaireSettings settings() {
        return AnnuaireSettings.of(ApiKey.of("key-" + UUID.randomUUID()));
    }

    private static Correspondent.Person person(String rpps) {
        return new Correspondent.Person(ProfessionalId.rpps(rpps));
    }

    private static Correspondent.Person person(String rpps, StructureId at) {
        return new Correspondent.Person(ProfessionalId.rpps(rpps), Optional.of(at));
    }

    /** Shares with that correspondent alone and returns what became of it. */
    private static Delivery shared(MailboxDirectory directory, Correspondent to) {
        Sender from = Sender.person(Samples.DOCTOR, Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test"));
        DeliveryRun run = new DeliveryRun(
                ExchangeNode.builder(fixture.database, Databases.CIPHER)
                        .dmp(Objects.requireNonNull(fixture.node.dmp))
                        .mail(MailBranch.builder(fixture.context, address -> new MailBranch.Account(fixture.mail, from))
                                .profile(SandboxFixture.PROFILE)
                                .productNumber("DEV000001")
                                .contentType(ValueSets.submissionContentType()
                                        .concepts()
                                        .get(0))
                                .directory(directory)
                                .build())
                        .settings(DeliverySettings.builder()
                                .delays(Duration.ofMillis(1), Duration.ofMillis(2))
                                .build()),
                fixture.outbox,
                new Random(1));
        String share = fixture.share(fixture.request(fixture.document())
                .plan(SharePlan.standard()
                        .without(Branch.DMP, "test")
                        .without(Branch.PATIENT, "test")
                        .with(to)));
        Delivery delivery = fixture.deliveries.ofShare(share).stream()
                .filter(each -> each.branch() == Branch.PROFESSIONALS)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            run.run(delivery.id());
        }
        return fixture.deliveries.find(delivery.id()).orElseThrow();
    }

    private static String outcome(MailboxDirectory directory, Correspondent to) {
        Delivery delivery = shared(directory, to);
        List<String> recipients = fixture.sandbox.mss().deliveries().stream()
                .filter(each -> each.envelopeId().equals(delivery.messageId().orElseThrow()))
                .flatMap(each -> each.recipients().stream())
                .toList();
        return delivery.state() == DeliveryState.CONFIRMED
                ? delivery.state() + " " + recipients
                : delivery.state() + " " + delivery.code() + " " + recipients;
    }

    private static void decides(MailboxDirectory directory) {
        Function<Correspondent, String> outcome = each -> outcome(directory, each);
        assertThat(outcome.apply(person(ALONE))).isEqualTo("CONFIRMED [seule@medecin.test.example]");
        assertThat(outcome.apply(person(ALONE, CLINIC))).isEqualTo("CONFIRMED [seule@medecin.test.example]");
        assertThat(outcome.apply(person(TWO_PLACES))).isEqualTo("HUMAN EXCHANGE-MAILBOX-SEVERAL []");
        assertThat(outcome.apply(person(TWO_PLACES, HOSPITAL)))
                .isEqualTo("CONFIRMED [deux.hopital@medecin.test.example]");
        assertThat(outcome.apply(person(RANKED))).isEqualTo("CONFIRMED [rang.un@medecin.test.example]");
        assertThat(outcome.apply(person(NO_MAILBOX, CLINIC))).isEqualTo("HUMAN EXCHANGE-MAILBOX-UNKNOWN []");
        assertThat(outcome.apply(person(LEFT))).isEqualTo("CONFIRMED [partie.clinique@medecin.test.example]");
        assertThat(outcome.apply(person(LEFT, HOSPITAL))).isEqualTo("HUMAN EXCHANGE-MAILBOX-UNKNOWN []");
        assertThat(outcome.apply(new Correspondent.Organization(CLINIC)))
                .isEqualTo("CONFIRMED [clinique@medecin.test.example]");
        assertThat(outcome.apply(new Correspondent.Organization(HOSPITAL)))
                .isEqualTo("HUMAN EXCHANGE-MAILBOX-SEVERAL []");
    }

    @Test
    @Tag("REM-MSSS-24")
    void correspondentWithoutAddress_isFoundInTheDirectory_orGoesToAPerson() {
        try (AnnuaireClient client = AnnuaireClient.create(fixture.context, settings())) {
            decides(AnnuaireDirectory.of(client));
        }
    }

    @Test
    @Tag("REM-MSSS-24")
    void localCopy_decidesTheSame(@TempDir Path folder) throws Exception {
        try (AnnuaireIndex index = AnnuaireIndex.open(folder, fixture.clock)) {
            AnnuaireSync.builder(fixture.context, settings(), index).build().run();
            decides(AnnuaireDirectory.of(index));
        }
    }

    @Test
    @Tag("REM-MSSS-24")
    void search_byNameProfessionPlaceAndKind_andWhoseAnAddressIs() {
        try (AnnuaireClient client = AnnuaireClient.create(fixture.context, settings())) {
            MailboxDirectory directory = AnnuaireDirectory.of(client);
            assertThat(directory.search(
                            MailboxQuery.builder().name("rang").profession("10").build()))
                    .extracting(each -> each.address().value())
                    .containsExactly("rang.un@medecin.test.example", "rang.deux@medecin.test.example");
            assertThat(directory.search(
                            MailboxQuery.builder().name("clinique test").build()))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.kind()).isEqualTo(MailboxKind.ORG);
                        assertThat(each.structure()).contains(CLINIC);
                        assertThat(each.professional()).isEmpty();
                    });
            assertThat(directory.search(MailboxQuery.builder()
                            .structure(CLINIC)
                            .kind(MailboxKind.PER)
                            .build()))
                    .extracting(each -> each.address().localPart())
                    .containsExactlyInAnyOrder("seule", "deux.clinique", "partie.clinique");
            assertThat(directory.search(MailboxQuery.builder()
                            .professional(ProfessionalId.rpps(ALONE))
                            .name("autre")
                            .build()))
                    .isEmpty();
            assertThat(directory.holders(MssAddress.of("deux.clinique@medecin.test.example")))
                    .extracting(DirectoryMailbox::professional)
                    .containsExactly(Optional.of(ProfessionalId.rpps(TWO_PLACES)));
            assertThat(directory.holders(MssAddress.of("personne@medecin.test.example")))
                    .isEmpty();
        }
    }

    @Test
    void mailboxNamedByAPerson_isWrittenTo_onceOnly() {
        try (AnnuaireClient client = AnnuaireClient.create(fixture.context, settings())) {
            MailboxDirectory directory = AnnuaireDirectory.of(client);
            DeadLetters letters = new DeadLetters(fixture.database, fixture.clock);
            MssAddress chosen = MssAddress.of(address("deux.clinique"));
            Delivery several = shared(directory, person(TWO_PLACES));
            assertThat(letters.sendTo(several.id(), chosen, Databases.CIPHER, "899700366240"))
                    .isTrue();
            assertThat(letters.sendTo(several.id(), chosen, Databases.CIPHER, "899700366240"))
                    .isFalse();
            int before = fixture.mails(chosen.value());
            fixture.drain();
            assertThat(fixture.deliveries.find(several.id()).orElseThrow().state())
                    .isEqualTo(DeliveryState.CONFIRMED);
            SandboxFixture.await(() -> fixture.mails(chosen.value()) == before + 1);
            Document next = fixture.document(fixture.header()
                    .setId(Oid.of(several.documentId()))
                    .version(2)
                    .addRelation(new Relation(Relation.Type.RPLC, Oid.of(several.documentId())).withTargetVersion(1)));
            Sql.inTransaction(
                    fixture.database,
                    c -> fixture.sharing.replace(fixture.request(next).build(), c));
            fixture.drain();
            assertThat(fixture.deliveries.ofDocument(several.documentId()))
                    .filteredOn(each -> each.branch() == Branch.PROFESSIONALS)
                    .extracting(each -> each.operation() + " " + each.state() + " " + each.sequence())
                    .containsExactly("SHARE CONFIRMED 1", "REPLACE CONFIRMED 2");
            SandboxFixture.await(() -> fixture.mails(chosen.value()) == before + 2);
        }
    }

    @Test
    void directoryThatIsDown_isAskedAgainLater_andCountsNotAgainstTheOperator() {
        MailboxDirectory down = new MailboxDirectory() {
            @Override
            public List<DirectoryMailbox> search(MailboxQuery query) {
                throw TransportException.notSent("CONNECT-FAILED", LocalizedText.of("non", "no"), null);
            }

            @Override
            public List<DirectoryMailbox> holders(MssAddress address) {
                return List.of();
            }
        };
        Delivery delivery = shared(down, person(ALONE));
        assertThat(delivery.state() + " " + delivery.code() + " " + delivery.attempts())
                .isEqualTo("WAITING GATEWAY-UNAVAILABLE annuaire CONNECT-FAILED 2");
        Delivery refused = shared(new Refusing(), person(ALONE));
        assertThat(refused.state()).isEqualTo(DeliveryState.HUMAN);
    }

    private static final class Refusing implements MailboxDirectory {
        @Override
        public List<DirectoryMailbox> search(MailboxQuery query) {
            throw SegurSecurityException.notSent("ANNUAIRE-COPY-EXPIRED", LocalizedText.of("non", "no"), null);
        }

        @Override
        public List<DirectoryMailbox> holders(MssAddress address) {
            return List.of();
        }
    }
}
