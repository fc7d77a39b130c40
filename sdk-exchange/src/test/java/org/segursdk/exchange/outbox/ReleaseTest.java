package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.sandbox.DmpSituation;

/** After the announcement: the document in the DMP becomes visible to the patient by TD3.3b, and one message leaves. */
class ReleaseTest {
    private static SandboxFixture fixture;
    private static DmpAirClient air;
    private Optional<ProfessionalSession> session = Optional.empty();
    private int asked;
    private int toPatient;
    private DeliveryRun run;

    @BeforeAll
    static void start() {
        fixture = new SandboxFixture();
        air = DmpAirClient.create(fixture.context, new Consents());
    }

    @AfterAll
    static void stop() {
        air.close();
        fixture.close();
    }

    @BeforeEach
    void join() {
        session = Optional.of(strong(Samples.doctor()));
        toPatient = fixture.mails(SandboxFixture.CITIZEN);
        Function<DeliveryOrder, Optional<ProfessionalSession>> sessions = order -> {
            asked++;
            return session;
        };
        run = new DeliveryRun(
                ExchangeNode.builder(fixture.database, Databases.CIPHER)
                        .dmp(DmpBranch.of(fixture.dmp).releasing(DmpRelease.of(air, sessions)))
                        .mail(Objects.requireNonNull(fixture.node.mail))
                        .clock(fixture.clock)
                        .settings(DeliverySettings.builder()
                                .delays(Duration.ofMillis(1), Duration.ofMillis(2))
                                .settling(Duration.ofMillis(1), Duration.ofHours(1))
                                .build()),
                fixture.outbox,
                new Random(1));
    }

    private static ProfessionalSession strong(Professional professional) {
        return ProfessionalSession.local(
                professional,
                AuthenticationMeans.PRO_SANTE_CONNECT,
                Instant.now().minusSeconds(600));
    }

    /** Runs what waits or is uncertain, so often. */
    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            for (DeliveryState state : List.of(DeliveryState.WAITING, DeliveryState.UNCERTAIN)) {
                fixture.deliveries.inState(state).forEach(each -> run.run(each.id()));
            }
        }
    }

    private Document shared() {
        Document document = fixture.document();
        fixture.share(fixture.request(document).plan(SharePlan.standard()).announceFirst());
        rounds(2);
        assertThat(hidden(document)).isTrue();
        assertThat(newToPatient()).isZero();
        return document;
    }

    private static boolean hidden(Document document) {
        return fixture.sandbox.dmp().documents(Samples.MATRICULE).stream()
                .filter(each ->
                        each.uniqueId().equals(document.metadata().uniqueId().value()))
                .reduce((first, last) -> last)
                .orElseThrow()
                .isInvisibleToPatient();
    }

    private int newToPatient() {
        return fixture.mails(SandboxFixture.CITIZEN) - toPatient;
    }

    private void release(Document document) {
        Sql.inTransaction(
                fixture.database,
                c -> fixture.sharing.release(document.metadata().uniqueId(), fixture.session(), c));
    }

    private static Delivery released(Document document) {
        return fixture.deliveries.ofDocument(document.metadata().uniqueId().value()).stream()
                .filter(each -> each.operation() == ShareOperation.RELEASE)
                .findFirst()
                .orElseThrow();
    }

    private static String stands(Document document) {
        return released(document).state() + " " + released(document).code();
    }

    @Test
    @Tag("REM-VIS-01")
    @Tag("REM-VIS-02")
    void releasedByAProfessional_becomesVisible_withOneMessage() {
        Document document = shared();
        rounds(5);
        assertThat(hidden(document)).as("never by a timer").isTrue();
        assertThat(asked).isZero();
        release(document);
        rounds(3);
        assertThat(stands(document)).isEqualTo("CONFIRMED DMP-SHOWN");
        assertThat(hidden(document)).isFalse();
        SandboxFixture.await(() -> newToPatient() == 1);
        release(document);
        rounds(3);
        assertThat(newToPatient()).isEqualTo(1);
    }

    @Test
    @Tag("REM-VIS-02")
    void withoutASessionOfTheirOwn_aPersonIsTold_andReplacingIsTheOtherWay() {
        Document document = shared();
        release(document);
        session = Optional.empty();
        rounds(2);
        assertThat(stands(document)).isEqualTo("HUMAN DMP-RELEASE-NO-SESSION-RPLC");
        session = Optional.of(strong(Professional.builder()
                .id(ProfessionalId.rpps("99700366241"))
                .familyName("AUTRE")
                .givenName("PAUL")
                .specialty("G15_10/SM26")
                .build()));
        new DeadLetters(fixture.database, fixture.clock)
                .replay(released(document).id(), "99700366240");
        rounds(2);
        assertThat(stands(document)).isEqualTo("HUMAN DMP-RELEASE-NO-SESSION-RPLC");
        assertThat(hidden(document)).isTrue();

        Document visible = fixture.document(fixture.header()
                .setId(document.metadata().uniqueId())
                .version(2)
                .addRelation(
                        new Relation(Relation.Type.RPLC, document.metadata().uniqueId()).withTargetVersion(1)));
        Sql.inTransaction(
                fixture.database,
                c -> fixture.sharing.releaseByReplacing(fixture.request(visible).build(), c));
        rounds(3);
        assertThat(stands(document)).isEqualTo("SKIPPED SHARE-REPLACED-BEFORE");
        assertThat(fixture.inDmp(visible)).isEqualTo(1);
        assertThat(hidden(visible)).isFalse();
    }

    @Test
    void givenUpRelease_doesNotKeepTheReplacementAway() {
        Document document = shared();
        release(document);
        session = Optional.empty();
        rounds(2);
        new DeadLetters(fixture.database, fixture.clock)
                .giveUp(released(document).id(), "99700366240");
        Document visible = fixture.document(fixture.header()
                .setId(document.metadata().uniqueId())
                .version(2)
                .addRelation(
                        new Relation(Relation.Type.RPLC, document.metadata().uniqueId()).withTargetVersion(1)));
        Sql.inTransaction(
                fixture.database,
                c -> fixture.sharing.releaseByReplacing(fixture.request(visible).build(), c));
        rounds(3);
        assertThat(fixture.inDmp(visible)).isEqualTo(1);
    }

    @Test
    void lostAnswer_isSettledByTheVisibilityTheDmpTells() {
        Document document = shared();
        release(document);
        // TD0.2, TD3.1, then TD3.3b: done, and its answer lost.
        fixture.sandbox.dmp().next(DmpSituation.NORMAL, DmpSituation.NORMAL, DmpSituation.COMMIT_THEN_RESET);
        run.run(released(document).id());
        assertThat(released(document).state()).isEqualTo(DeliveryState.UNCERTAIN);
        session = Optional.empty();
        rounds(2);
        assertThat(released(document).state()).isEqualTo(DeliveryState.UNCERTAIN);
        session = Optional.of(strong(Samples.doctor()));
        rounds(2);
        assertThat(stands(document)).isEqualTo("CONFIRMED EXCHANGE-SETTLED");
        assertThat(hidden(document)).isFalse();
    }

    @Test
    void requestThatNeverArrived_isMadeAgain() {
        Document document = shared();
        release(document);
        fixture.sandbox.dmp().next(DmpSituation.NORMAL, DmpSituation.NORMAL, DmpSituation.RESET);
        run.run(released(document).id());
        assertThat(released(document).state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(hidden(document)).isTrue();
        rounds(4);
        assertThat(stands(document)).isEqualTo("CONFIRMED DMP-SHOWN");
        assertThat(hidden(document)).isFalse();
    }

    /** One patient, who agreed. */
    private static final class Consents implements ConsentRegister {
        private final List<ConsentJournalEntry> lines = new ArrayList<>();

        Consents() {
            for (ConsentEvent event : List.of(ConsentEvent.informed(), ConsentEvent.consultationDeclared())) {
                append(DmpConsent.replay("record-1", lines)
                        .apply(event, Samples.doctor().id().value(), Instant.now())
                        .entry());
            }
        }

        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.of(DmpConsent.replay("record-1", lines));
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return find("record-1");
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            lines.add(entry);
        }
    }
}
