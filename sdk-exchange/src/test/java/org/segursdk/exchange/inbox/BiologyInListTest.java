package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.core.document.Document;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.inbox.BiologyChange.Kind;
import org.segursdk.mss.received.Fact;

/** What a list tells of biology before a document is opened, and what a later version of it changes. */
class BiologyInListTest {
    private final DataSource source = RealDatabases.create();
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final Inbox inbox = Inbox.create(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);
    private final Worklist list = new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);

    private static BioResult.Builder result(String code, String value) {
        return BioResult.of("Examen " + code, BioCode.loinc(code, "Examen " + code), BioValue.measured(value, "mmol/L"))
                .range(BioRange.between("2.50", "8", "mmol/L"));
    }

    private WorkItem receive(int number, BioResult.Builder... results) {
        Document report = Samples.biology(
                number, Arrays.stream(results).map(BioResult.Builder::build).toList());
        Reception reception = inbox.receive(Samples.read(Samples.mail(report)), "print-" + number);
        return list.find(reception.shown().get(0)).orElseThrow();
    }

    private List<Long> flagged(WorklistQuery.Flag flag) {
        return list.page(WorklistQuery.all().flags(Set.of(flag)).build()).items().stream()
                .map(WorkItem::id)
                .toList();
    }

    @Test
    @Tag("REM-BIO-10")
    void aCriticalResult_isToReadAtOnce_beforeEverythingElse() {
        for (BioInterpretation critical :
                List.of(BioInterpretation.ABNORMAL_ALERT, BioInterpretation.HIGH_ALERT, BioInterpretation.LOW_ALERT)) {
            WorkItem item =
                    receive(20 + critical.ordinal(), result("22664-7", "5").interpretation(critical));
            assertThat(item.flags().critical()).as("%s", critical).isEqualTo(Fact.YES);
            assertThat(item.flags().immediateReading()).isEqualTo(Fact.YES);
            assertThat(item.flags().priority()).isZero();
            assertThat(flagged(WorklistQuery.Flag.CRITICAL)).contains(item.id());
            assertThat(flagged(WorklistQuery.Flag.IMMEDIATE_READING)).contains(item.id());
        }
    }

    @Test
    @Tag("REM-BIO-11")
    @Tag("REM-BIO-12")
    void aCommentOrAValueOutOfRange_isSignalledInTheList() {
        WorkItem comment = receive(31, result("22664-7", "5").addComment("Prélèvement hémolysé"));
        WorkItem outside = receive(32, result("22664-7", "9.5"));
        WorkItem inside = receive(33, result("22664-7", "5"));
        assertThat(flagged(WorklistQuery.Flag.RELEVANT_COMMENT)).containsExactly(comment.id());
        assertThat(flagged(WorklistQuery.Flag.ABNORMAL)).containsExactly(outside.id());
        assertThat(inside.flags().abnormal()).isNotEqualTo(Fact.YES);
        assertThat(inside.flags().relevantComment()).isNotEqualTo(Fact.YES);
    }

    private static ReadBioReport read(BioResult.Builder... results) throws IOException {
        Document report = Samples.biology(
                40, Arrays.stream(results).map(BioResult.Builder::build).toList());
        return ReadBioReport.of(CdaReader.create().read(report.content())).orElseThrow();
    }

    @Test
    @Tag("REM-BIO-13")
    void aLaterVersion_isComparedResultByResult() throws IOException {
        ReadBioReport first = read(result("22664-7", "5"), result("2160-0", "7"), result("2823-3", "4"));
        ReadBioReport second = read(result("22664-7", "6"), result("2823-3", "4"), result("2951-2", "3"));
        List<BiologyChange> changes = BiologyChange.between(first, second);
        assertThat(changes).extracting(BiologyChange::kind).containsExactly(Kind.CHANGED, Kind.REMOVED, Kind.ADDED);
        assertThat(changes.get(0).before().get(0).loinc()).contains("22664-7");
        assertThat(changes.get(1).before().get(0).loinc()).contains("2160-0");
        assertThat(changes.get(2).after().get(0).loinc()).contains("2951-2");
        assertThat(BiologyChange.between(first, first)).isEmpty();
        assertThat(BiologyChange.between(
                        first, read(result("22664-7", "5"), result("2160-0", "7"), result("2823-3", "4"))))
                .isEmpty();
    }

    @Test
    @Tag("REM-BIO-13")
    void anotherJudgementOrComment_isAChange_andDoublesAreForAPerson() throws IOException {
        ReadBioReport first = read(result("22664-7", "5"));
        assertThat(BiologyChange.between(first, read(result("22664-7", "5").interpretation(BioInterpretation.HIGH))))
                .extracting(BiologyChange::kind)
                .containsExactly(Kind.CHANGED);
        assertThat(BiologyChange.between(first, read(result("22664-7", "5").addComment("Contrôlé"))))
                .extracting(BiologyChange::kind)
                .containsExactly(Kind.CHANGED);
        assertThat(BiologyChange.between(first, read(result("22664-7", "5"), result("22664-7", "6"))))
                .extracting(BiologyChange::kind)
                .containsExactly(Kind.UNDECIDED);
    }

    @Test
    @Tag("REM-BIO-13")
    void anUpdateAndADeletion_areTraced() {
        WorkItem first = list.find(inbox.receive(Samples.read(Samples.mail(Samples.version(3, 1))), "a")
                        .shown()
                        .get(0))
                .orElseThrow();
        inbox.receive(Samples.read(Samples.mail(Samples.version(3, 2))), "b");
        list.delete(first.id(), Actor.of("dr-lefevre"));
        assertThat(list.trace(first.id()))
                .extracting(WorkEvent::action)
                .containsExactly(WorkEvent.Action.ARRIVED, WorkEvent.Action.REPLACED, WorkEvent.Action.DELETED);
        assertThat(list.find(first.id()).orElseThrow().statuses()).contains(WorkStatus.REPLACED, WorkStatus.DELETED);
    }
}
