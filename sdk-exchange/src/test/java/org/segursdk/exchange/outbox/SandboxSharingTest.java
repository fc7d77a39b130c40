package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.N1Document;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.MssSituation;

/** Both branches against the sandbox, its faults included. */
class SandboxSharingTest {
    private static SandboxFixture fixture;
    private int toWard;
    private int toPatient;

    @BeforeAll
    static void start() {
        fixture = new SandboxFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void count() {
        toWard = fixture.mails(Samples.WARD.value());
        toPatient = fixture.mails(SandboxFixture.CITIZEN);
    }

    private int newToWard() {
        return fixture.mails(Samples.WARD.value()) - toWard;
    }

    private int newToPatient() {
        return fixture.mails(SandboxFixture.CITIZEN) - toPatient;
    }

    private static String codes(String share) {
        return fixture.deliveries.ofShare(share).toString();
    }

    @Test
    @Tag("REM-MSSS-28")
    void validatedDocument_goesToTheDmpThePatientAndTheWard() {
        Document document = fixture.document();
        String share = fixture.share(fixture.request(document));
        fixture.drain();
        assertThat(fixture.states(share))
                .as(codes(share))
                .containsOnly(DeliveryState.CONFIRMED)
                .hasSize(3);
        assertThat(fixture.inDmp(document)).isEqualTo(1);
        SandboxFixture.await(() -> newToWard() == 1 && newToPatient() == 1);
        assertThat(fixture.sandbox.mss().deliveries())
                .allSatisfy(each -> assertThat(each.findings()).isEmpty());
    }

    @Test
    @Tag("REM-VIS-01")
    @Tag("REM-VIS-02")
    void announcement_hidesAndHolds_untilAProfessionalReleases() {
        Document document = fixture.document();
        String share = fixture.share(fixture.request(document).announceFirst());
        fixture.drain();
        assertThat(fixture.states(share)).contains(DeliveryState.HELD);
        assertThat(fixture.sandbox.dmp().documents(Samples.MATRICULE).stream().filter(each -> each.uniqueId()
                        .equals(document.metadata().uniqueId().value())))
                .singleElement()
                .satisfies(each -> assertThat(each.isInvisibleToPatient()).isTrue());
        assertThat(newToPatient()).isZero();
        boolean released = Sql.inTransaction(
                fixture.database,
                c -> fixture.sharing.release(document.metadata().uniqueId(), fixture.session(), c));
        assertThat(released).isTrue();
        fixture.drain();
        assertThat(fixture.states(share)).as(codes(share)).containsOnly(DeliveryState.CONFIRMED);
        assertThat(fixture.deliveries.ofDocument(document.metadata().uniqueId().value()))
                .anySatisfy(
                        each -> assertThat(each.operation() + " " + each.code()).isEqualTo("RELEASE SHOWN"));
        SandboxFixture.await(() -> newToPatient() == 1);
    }

    @Test
    void newVersionAndDeletion_goWhereverTheDocumentWent() {
        Document first = fixture.document();
        fixture.share(fixture.request(first));
        fixture.drain();
        Document plain = fixture.document(fixture.header()
                .setId(first.metadata().uniqueId())
                .version(2)
                .addRelation(new Relation(Relation.Type.RPLC, first.metadata().uniqueId()).withTargetVersion(1)));
        String second = Sql.inTransaction(
                        fixture.database,
                        c -> fixture.sharing.replace(fixture.request(plain).build(), c))
                .shareId();
        fixture.drain();
        assertThat(fixture.states(second))
                .as(codes(second))
                .containsOnly(DeliveryState.CONFIRMED)
                .hasSize(3);
        assertThat(fixture.inDmp(plain)).isEqualTo(1);
        SandboxFixture.await(() -> newToWard() == 2 && newToPatient() == 2);
        String third = Sql.inTransaction(
                        fixture.database,
                        c -> fixture.sharing.delete(
                                plain.metadata().uniqueId(), fixture.session(), Optional.of(Samples.DOCTOR), c))
                .shareId();
        fixture.drain();
        assertThat(fixture.states(third))
                .as(codes(third))
                .containsOnly(DeliveryState.CONFIRMED)
                .hasSize(3);
        SandboxFixture.await(() -> newToWard() == 3 && newToPatient() == 3);
    }

    @Test
    void answerOfTheDmpLostAfterItStored_isFoundAgain_notStoredTwice() {
        for (DmpSituation fault : List.of(DmpSituation.COMMIT_THEN_RESET, DmpSituation.HALF_BODY)) {
            Document document = fixture.document();
            // The first call tests the record; the second feeds it.
            fixture.sandbox.dmp().next(DmpSituation.NORMAL, fault);
            String share = fixture.share(fixture.request(document));
            fixture.drain();
            assertThat(fixture.states(share)).as(fault + codes(share)).containsOnly(DeliveryState.CONFIRMED);
            assertThat(fixture.inDmp(document)).as(fault.toString()).isEqualTo(1);
        }
    }

    @Test
    void dmpThatIsOverloaded_isTriedAgain() {
        Document document = fixture.document();
        fixture.sandbox.dmp().next(DmpSituation.HTTP_503, DmpSituation.NORMAL, DmpSituation.HTTP_503);
        String share = fixture.share(fixture.request(document));
        fixture.drain();
        assertThat(fixture.states(share)).as(codes(share)).containsOnly(DeliveryState.CONFIRMED);
        assertThat(fixture.inDmp(document)).isEqualTo(1);
    }

    @Test
    void closedDmp_isNoFailure() {
        fixture.sandbox.dmp().next(DmpSituation.CLOSED);
        String share = fixture.share(fixture.request(fixture.document()));
        fixture.drain();
        assertThat(fixture.deliveries.ofShare(share))
                .anySatisfy(each -> assertThat(each.branch() + " " + each.state() + " " + each.code())
                        .isEqualTo("DMP SKIPPED DMP-CLOSED"));
    }

    @Test
    void mailDeliveredWithoutAnAnswer_isNotSentTwice() {
        fixture.sandbox.mss().next(MssSituation.of(MssSituation.Kind.CUT_AFTER_DATA));
        String share = fixture.share(fixture.request(fixture.document()));
        fixture.drain();
        SandboxFixture.await(() -> newToWard() == 1 && newToPatient() == 1);
        assertThat(fixture.states(share)).as(codes(share)).contains(DeliveryState.HUMAN);
        assertThat(fixture.deliveries.ofShare(share))
                .anySatisfy(each -> assertThat(each.code()).isEqualTo("EXCHANGE-UNSETTLED"));
    }

    @Test
    void mailRefusedForNow_goesLater_withOneMailInTheEnd() {
        fixture.sandbox.mss().next(MssSituation.of(MssSituation.Kind.MAIL_452));
        String share = fixture.share(fixture.request(fixture.document()));
        fixture.drain();
        assertThat(fixture.states(share)).as(codes(share)).containsOnly(DeliveryState.CONFIRMED);
        SandboxFixture.await(() -> newToWard() == 1 && newToPatient() == 1);
    }

    @Test
    void copyThatCannotBeLaidOut_goesToAPerson_whoIsToldWhatIsMissing() {
        Document text = N1Document.builder()
                .header(fixture.header())
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .text("Examen sans particularité.")
                .build()
                .toDocument();
        String share = fixture.share(fixture.request(text));
        fixture.drain();
        assertThat(fixture.deliveries.ofShare(share)).allSatisfy(each -> assertThat(each.state() + " " + each.code())
                .isEqualTo(each.branch() == Branch.DMP ? "CONFIRMED DMP-ACCEPTED" : "HUMAN EXCHANGE-RENDERING"));
    }

    @Test
    void recipientUnknown_isRefused() {
        fixture.sandbox.mss().next(MssSituation.of(MssSituation.Kind.RECIPIENT_UNKNOWN));
        String share = fixture.share(fixture.request(fixture.document()));
        fixture.drain();
        assertThat(fixture.states(share)).as(codes(share)).contains(DeliveryState.REFUSED);
    }
}
