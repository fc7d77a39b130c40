package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.inbox.WorkEvent.Action;
import org.segursdk.exchange.journal.FilingFigures;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.mss.received.Fact;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.FilingPolicy;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.ReceivedMessage;

class InboxTest {
    private static final Actor DOCTOR = Actor.of("dr-lefevre");

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private final DataSource source = RealDatabases.create();
    private final Inbox manual = Inbox.create(source, Databases.CIPHER, Databases.PSEUDONYMS, clock)
            .assistant(FilingAssistant.create().patients(Samples.patients()));
    private final Inbox automatic = manual.assistant(
            FilingAssistant.create().patients(Samples.patients()).policy(FilingPolicy.AUTOMATIC));
    private final Worklist list = new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);

    private int mails;

    private Reception receive(Inbox inbox, byte[] mail) {
        return inbox.receive(Samples.read(mail), "print-" + mails++);
    }

    private WorkItem only(Reception reception) {
        assertThat(reception.shown()).hasSize(1);
        return list.find(reception.shown().get(0)).orElseThrow();
    }

    private List<WorkItem> shown() {
        return list.page(WorklistQuery.all().build()).items();
    }

    private static FoundDocument inDmp(Document document) {
        return FoundDocument.of(DocumentEntry.of(
                "urn:uuid:00000000-0000-4000-8000-000000000001",
                document.metadata(),
                document.content().fingerprint(),
                XdsOptions.DEFAULT));
    }

    @Test
    @Tag("REM-WL-01")
    @Tag("REM-WL-02")
    void aMail_becomesALineWithTheMetadataOfItsDocument() {
        Document letter = Samples.version(7, 1);
        WorkItem item = only(receive(manual, Samples.mail(letter)));
        WorkDocument document = item.document();
        assertThat(document.title()).isEqualTo("Compte rendu, version 1");
        assertThat(document.createdAt()).contains(Samples.NOW.minusSeconds(3600));
        assertThat(document.type()).contains(letter.metadata().typeCode());
        assertThat(document.authorId()).contains("899700366240");
        assertThat(document.authors().get(0)).contains("Lefèvre");
        assertThat(document.organization()).contains("Cabinet de l'Église & <associés>");
        assertThat(document.version()).hasValue(1);
        assertThat(document.id()).contains(letter.metadata().uniqueId().value());
        assertThat(document.sha1()).contains(letter.content().fingerprint().sha1());
        assertThat(item.patient().orElseThrow().birthName())
                .contains(Samples.ins().traits().birthName());
        assertThat(item.patient().orElseThrow().ins()).contains(Samples.ins().ins());
        assertThat(item.source().origin()).isEqualTo(Origin.MSSANTE);
        assertThat(item.filing().recordId()).contains("record-1");
        assertThat(item.statuses()).containsExactly(WorkStatus.NEW);
        assertThat(list.trace(item.id())).extracting(WorkEvent::action).containsExactly(Action.ARRIVED);
        assertThat(list.page(WorklistQuery.unread().build()).items())
                .extracting(WorkItem::id)
                .contains(item.id());
    }

    @Test
    void theTables_tellNoPatient() {
        receive(manual, Samples.mail(Samples.letter(1)));
        String dump = Databases.dump(source, "sg_work_item") + Databases.dump(source, "sg_work_event");
        assertThat(dump).doesNotContain("ARTAGN", "279032A004000", "1979", "Compte rendu", "MARIE");
        assertThat(dump).contains("899700366240");
    }

    @Test
    void theSameMail_isTakenInOnce() throws Exception {
        byte[] mail = Samples.mail(Samples.letter(1));
        ReceivedMessage message = Samples.read(mail);
        assertThat(manual.receive(message, "p").takenBefore()).isFalse();
        assertThat(manual.receive(message, "p").takenBefore()).isTrue();
        byte[] second = Samples.mail(Samples.letter(2));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Reception> take = () -> manual.receive(Samples.read(second), "q");
            List<Future<Reception>> all = pool.invokeAll(List.of(take, take, take, take));
            int taken = 0;
            for (Future<Reception> each : all) {
                taken += each.get().takenBefore() ? 0 : 1;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(shown()).hasSize(2);
    }

    @Test
    @Tag("REM-MSSR-17")
    void theSameDocumentInAnotherMail_isHiddenAndReachable() {
        WorkItem first = only(receive(manual, Samples.mail(Samples.letter(1))));
        Reception again = receive(manual, Samples.mail(Samples.letter(1)));
        assertThat(again.shown()).isEmpty();
        assertThat(shown()).extracting(WorkItem::id).containsExactly(first.id());
        WorkItem repeat = list.behind(first.id()).get(0);
        assertThat(repeat.id()).isEqualTo(again.hidden().get(0));
        assertThat(repeat.progress().duplicateKind()).contains(DuplicateKind.SAME_DOCUMENT);
        assertThat(list.page(WorklistQuery.all().record("record-1").withHidden().build())
                        .items())
                .hasSize(2);
    }

    @Test
    void theSameIdentifierAboutSomebodyElse_isShown() {
        receive(manual, Samples.mail(Samples.letter(1)));
        Patient other = Patient.qualified(Samples.ins("180072A004000", "AUTRE", "1980-07-01"))
                .build();
        Document forged = Samples.letter(Samples.header(Samples.ID.child(1), other, "Compte rendu 1"));
        only(receive(manual, Samples.mail(forged)));
        assertThat(shown()).hasSize(2);
    }

    @Test
    @Tag("REM-MSSR-07")
    void aLaterVersion_takesThePlaceOfTheEarlier_andTheLinkIsKept() {
        WorkItem first = only(receive(manual, Samples.mail(Samples.version(3, 1))));
        list.markRead(first.id(), DOCTOR);
        WorkItem second = only(receive(manual, Samples.mail(Samples.version(3, 2))));
        assertThat(shown()).extracting(WorkItem::id).containsExactly(second.id());
        WorkItem replaced = list.find(first.id()).orElseThrow();
        assertThat(replaced.statuses()).containsExactlyInAnyOrder(WorkStatus.READ, WorkStatus.REPLACED);
        assertThat(replaced.progress().replacedBy()).hasValue(second.id());
        assertThat(second.statuses()).containsExactly(WorkStatus.NEW);
        assertThat(list.behind(second.id())).extracting(WorkItem::id).containsExactly(first.id());
        Reception late = receive(manual, Samples.mail(Samples.version(3, 1)));
        assertThat(late.shown()).isEmpty();
    }

    @Test
    @Tag("REM-MSSR-07")
    void aDeletionAskedFor_waitsForAPerson() {
        Document letter = Samples.letter(4);
        WorkItem item = only(receive(manual, Samples.mail(letter)));
        WorkItem request = only(receive(manual, Samples.deletion(letter)));
        assertThat(shown()).extracting(WorkItem::id).contains(item.id(), request.id());
        assertThatThrownBy(() -> list.confirmDeletion(item.id(), DOCTOR)).isInstanceOf(InvalidInputException.class);
        assertThat(list.confirmDeletion(request.id(), DOCTOR))
                .extracting(WorkItem::id)
                .containsExactly(item.id(), request.id());
        assertThat(shown()).isEmpty();
        assertThat(list.trace(item.id())).extracting(WorkEvent::action).contains(Action.DELETED);
        assertThat(list.restore(item.id(), DOCTOR).statuses()).doesNotContain(WorkStatus.DELETED);
        assertThat(shown()).hasSize(1);
    }

    @Test
    @Tag("REM-MSSR-04")
    void filingWithoutAPerson_wantsEverythingExact_andIsOffByDefault() {
        assertThat(receive(manual, Samples.mail(Samples.letter(1))).filedByRule())
                .isEmpty();
        Reception exact = receive(automatic, Samples.mail(Samples.letter(2)));
        assertThat(exact.filedByRule()).hasSize(1);
        WorkItem filed = list.find(exact.filedByRule().get(0)).orElseThrow();
        assertThat(filed.statuses()).containsExactlyInAnyOrder(WorkStatus.NEW, WorkStatus.FILED);
        assertThat(filed.filing().byRule()).isTrue();
        Patient otherTrait = Patient.qualified(Samples.ins(Samples.MATRICULE, "DARTAGNAN", "1979-03-28"))
                .build();
        Document one = Samples.letter(Samples.header(Samples.ID.child(8), otherTrait, "Un trait diffère"));
        assertThat(receive(automatic, Samples.mail(one)).filedByRule()).isEmpty();
        Patient otherNumber = Patient.qualified(Samples.ins("279032A005000", Samples.NAME, "1979-03-28"))
                .build();
        Document two = Samples.letter(Samples.header(Samples.ID.child(9), otherNumber, "Autre matricule"));
        assertThat(receive(automatic, Samples.mail(two)).filedByRule()).isEmpty();
    }

    @Test
    @Tag("REM-MSSR-05")
    void oneGesture_filesInTheRecordOfItsPatient() {
        WorkItem item = only(receive(manual, Samples.mail(Samples.letter(1))));
        WorkItem filed = list.file(item.id(), DOCTOR);
        assertThat(filed.statuses()).containsExactlyInAnyOrder(WorkStatus.NEW, WorkStatus.FILED);
        assertThat(filed.filing().recordId()).contains("record-1");
        list.file(item.id(), DOCTOR);
        assertThat(list.trace(item.id())).extracting(WorkEvent::action).containsExactly(Action.ARRIVED, Action.FILED);
    }

    @Test
    @Tag("REM-WL-06")
    void whatARuleFiled_isListedUntilSomebodyReadsIt() {
        WorkItem first = list.find(receive(automatic, Samples.mail(Samples.letter(1)))
                        .filedByRule()
                        .get(0))
                .orElseThrow();
        now.set(Samples.NOW.plus(Duration.ofDays(5)));
        long second = receive(automatic, Samples.mail(Samples.letter(2)))
                .filedByRule()
                .get(0);
        long third = receive(automatic, Samples.mail(Samples.letter(3)))
                .filedByRule()
                .get(0);
        list.markRead(third, DOCTOR);
        now.set(Samples.NOW.plus(Duration.ofDays(10)));
        assertThat(list.filedUnread(Duration.ofDays(7)))
                .extracting(WorkItem::id)
                .containsExactly(second);
        assertThat(list.filedUnread(Duration.ofDays(11)))
                .extracting(WorkItem::id)
                .containsExactly(second, first.id());
    }

    @Test
    @Tag("REM-WL-05")
    void whatNoRuleFiled_isIntegratedReplacedOrDeleted_andTraced() {
        WorkItem older = only(receive(manual, Samples.mail(Samples.letter(1))));
        WorkItem newer = only(receive(manual, Samples.mail(Samples.letter(2))));
        WorkItem third = only(receive(manual, Samples.mail(Samples.letter(3))));
        assertThat(list.toTreat(10)).hasSize(3);
        list.file(older.id(), "record-7", DOCTOR);
        WorkItem filed = list.replace(newer.id(), older.id(), DOCTOR);
        list.delete(third.id(), DOCTOR);
        assertThat(list.toTreat(10)).isEmpty();
        assertThat(filed.filing().recordId()).contains("record-7");
        assertThat(list.trace(older.id()))
                .extracting(WorkEvent::action)
                .containsExactly(Action.ARRIVED, Action.FILED, Action.REPLACED);
        assertThat(list.trace(newer.id())).extracting(WorkEvent::action).containsExactly(Action.ARRIVED, Action.FILED);
        assertThat(list.trace(third.id()))
                .extracting(WorkEvent::action)
                .containsExactly(Action.ARRIVED, Action.DELETED);
    }

    @Test
    @Tag("REM-WL-09")
    @Tag("REM-MSSR-15")
    void everyGesture_isTracedWithWhoAndForWhom() {
        WorkItem item = only(receive(manual, Samples.mail(Samples.letter(1))));
        Actor secretary = Actor.of("secretaire").actingFor("dr-lefevre");
        assertThatThrownBy(() -> list.markRead(item.id(), secretary)).isInstanceOf(InvalidInputException.class);
        Delegations delegations = new Delegations(source, clock);
        delegations.grant("dr-lefevre", "secretaire", Optional.empty());
        list.markRead(item.id(), secretary);
        list.assign(item.id(), Optional.of("dr-remplacant"), secretary);
        now.set(Samples.NOW.plusSeconds(60));
        delegations.revoke("dr-lefevre", "secretaire");
        assertThatThrownBy(() -> list.validate(item.id(), secretary)).isInstanceOf(InvalidInputException.class);
        WorkItem validated = list.validate(item.id(), DOCTOR);
        assertThat(validated.statuses()).containsExactlyInAnyOrder(WorkStatus.READ, WorkStatus.VALIDATED);
        assertThat(validated.progress().assignee()).contains("dr-remplacant");
        assertThat(list.trace(item.id()))
                .containsExactly(
                        new WorkEvent(Samples.NOW, Actor.RULE, Action.ARRIVED, "MSSANTE"),
                        new WorkEvent(Samples.NOW, secretary, Action.READ, ""),
                        new WorkEvent(Samples.NOW, secretary, Action.ASSIGNED, "dr-remplacant"),
                        new WorkEvent(Samples.NOW.plusSeconds(60), DOCTOR, Action.VALIDATED, ""));
        list.withdrawValidation(item.id(), DOCTOR);
        list.markUnread(item.id(), DOCTOR);
        list.unfile(item.id(), DOCTOR);
        assertThat(list.find(item.id()).orElseThrow().statuses()).containsExactly(WorkStatus.NEW);
    }

    @Test
    @Tag("REM-BIO-10")
    void flags_tellWhatIsTold_andUnknownIsNotNormal() {
        WorkItem abnormal =
                only(receive(manual, Samples.mail(Samples.biology(11, "9", Optional.of(BioInterpretation.HIGH)))));
        WorkItem normal =
                only(receive(manual, Samples.mail(Samples.biology(12, "5", Optional.of(BioInterpretation.NORMAL)))));
        WorkItem untold = only(receive(manual, Samples.mail(Samples.biology(13, "5", Optional.empty()))));
        WorkItem letter = only(receive(manual, Samples.mail(Samples.letter(14))));
        assertThat(abnormal.flags().abnormal()).isEqualTo(Fact.YES);
        assertThat(normal.flags().abnormal()).isEqualTo(Fact.NO);
        assertThat(untold.flags().abnormal()).isEqualTo(Fact.UNKNOWN);
        assertThat(letter.flags()).isEqualTo(WorkFlags.UNKNOWN);
        assertThat(list.page(WorklistQuery.all()
                                .sort(WorklistQuery.Sort.PRIORITY)
                                .build())
                        .items())
                .extracting(WorkItem::id)
                .containsExactly(abnormal.id(), letter.id(), untold.id(), normal.id());
        assertThat(list.page(WorklistQuery.all()
                                .flags(Set.of(WorklistQuery.Flag.ABNORMAL))
                                .build())
                        .items())
                .extracting(WorkItem::id)
                .containsExactly(abnormal.id());
    }

    @Test
    @Tag("REM-MSSR-08")
    @Tag("REM-DMPC-12")
    void documentsOfTheDmp_standInTheSameList_onceForBothWays() {
        Document both = Samples.letter(1);
        WorkItem mailed = only(receive(manual, Samples.mail(both)));
        Document alone = Samples.letter(2);
        List<FoundDocument> found = List.of(inDmp(both), inDmp(alone));
        Reception reception = manual.foundInDmp(Samples.ins(), Optional.of("record-1"), found);
        assertThat(reception.hidden()).hasSize(1);
        WorkItem item = only(reception);
        assertThat(item.source().origin()).isEqualTo(Origin.DMP);
        assertThat(item.document().title()).isEqualTo("Compte rendu 2");
        assertThat(item.flags()).isEqualTo(WorkFlags.UNKNOWN);
        assertThat(list.behind(mailed.id()).get(0).progress().duplicateKind()).contains(DuplicateKind.OTHER_CHANNEL);
        assertThat(manual.foundInDmp(Samples.ins(), Optional.of("record-1"), found)
                        .takenBefore())
                .isTrue();
        Reception later = receive(manual, Samples.mail(alone));
        assertThat(later.shown()).isEmpty();
        assertThat(list.behind(item.id()).get(0).progress().duplicateKind()).contains(DuplicateKind.OTHER_CHANNEL);
    }

    @Test
    @Tag("REM-MSSR-13")
    void statistics_tellWhatWasFiledByWhom() {
        receive(automatic, Samples.mail(Samples.letter(1)));
        WorkItem byHand = only(receive(manual, Samples.mail(Samples.letter(2))));
        list.file(byHand.id(), DOCTOR);
        receive(manual, Samples.mail(Samples.letter(3)));
        receive(manual, Samples.mail(Samples.letter(3)));
        receive(manual, Samples.mail(Samples.biology(4, "5", Optional.empty())));
        List<FilingFigures> figures = new Indicators(source)
                .filing(IndicatorPeriod.month(YearMonth.from(Samples.NOW.atZone(ZoneOffset.UTC))));
        String letters = byHand.document().type().orElseThrow().code();
        assertThat(figures)
                .containsExactlyInAnyOrder(new FilingFigures(letters, 1, 1, 1), new FilingFigures("11502-2", 0, 0, 1));
    }
}
