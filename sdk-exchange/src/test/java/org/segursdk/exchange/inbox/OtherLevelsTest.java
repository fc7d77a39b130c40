package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.inbox.WorkEvent.Action;
import org.segursdk.mss.received.Fact;

/** The two levels of one document are one line, wherever each came from. */
@Tag("REM-DMPA-20")
@Tag("REM-MSSR-17")
class OtherLevelsTest {
    private static final Actor DOCTOR = Actor.of("dr-lefevre");
    private static final Optional<String> RECORD = Optional.of("record-1");
    private static final CodedValue PDF =
            CodedValue.of("urn:ihe:iti:xds-sd:pdf:2008", "1.3.6.1.4.1.19376.1.2.3", "PDF");
    private static final CodedValue LAB = CodedValue.of("urn:ihe:lab:xd-lab:2008", "1.3.6.1.4.1.19376.1.2.3", "Bio");

    private final DataSource source = RealDatabases.create();
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final Inbox inbox = Inbox.create(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);
    private final Worklist list = new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);
    private final Document report = Samples.biology(11, "5", Optional.empty());

    private int mails;

    private static Oid id(int number) {
        return Samples.ID.child(500).child(number);
    }

    private static String uuid(int number) {
        return "urn:uuid:" + new UUID(7, number);
    }

    /** An entry of the DMP that tells the same as the report's, but for what is changed. */
    private FoundDocument entry(int number, CodedValue format, UnaryOperator<DocumentMetadata.Builder> change) {
        DocumentMetadata metadata = change.apply(
                        report.metadata().toBuilder().uniqueId(id(number)).formatCode(format))
                .build();
        return FoundDocument.of(
                DocumentEntry.of(uuid(number), metadata, report.content().fingerprint(), XdsOptions.DEFAULT));
    }

    private FoundDocument entry(int number, CodedValue format) {
        return entry(number, format, each -> each);
    }

    private static Reference order(String number) {
        return new Reference(Reference.Kind.ORDER, InstanceId.of(Oid.of("1.2.3"), number));
    }

    private Reception dmp(FoundDocument... documents) {
        return inbox.foundInDmp(Samples.ins(), RECORD, List.of(documents));
    }

    private Reception mail(Document document) {
        return inbox.receive(Samples.read(Samples.mail(document)), "print-" + mails++);
    }

    private List<WorkItem> shown() {
        return list.page(WorklistQuery.all().build()).items();
    }

    private WorkItem onlyLine() {
        assertThat(shown()).hasSize(1);
        return shown().get(0);
    }

    @Test
    void bothInTheDmp_areOneLine_theStructuredInFront_theOtherReachable() {
        Reception reception = dmp(entry(1, PDF), entry(2, LAB));
        WorkItem line = onlyLine();
        assertThat(line.document().id()).contains(id(2).value());
        List<WorkItem> behind = list.behind(line.id());
        assertThat(behind).hasSize(1);
        assertThat(behind.get(0).document().id()).contains(id(1).value());
        assertThat(behind.get(0).progress().duplicateKind()).contains(DuplicateKind.OTHER_LEVEL);
        assertThat(list.trace(behind.get(0).id()))
                .extracting(WorkEvent::action)
                .containsExactly(Action.ARRIVED, Action.HIDDEN);
        assertThat(reception.shown()).contains(line.id());
    }

    @Test
    void theOtherOrder_givesTheSame() {
        dmp(entry(2, LAB));
        dmp(entry(1, PDF));
        assertThat(onlyLine().document().id()).contains(id(2).value());
        assertThat(list.behind(onlyLine().id())).hasSize(1);
    }

    @Test
    void whatDiffersInAnything_isTwoLines() {
        dmp(entry(1, PDF), entry(2, LAB, each -> each.serviceStart(Instant.parse("2026-07-14T06:31:00Z"))));
        assertThat(shown()).hasSize(2);
        dmp(entry(3, LAB, each -> each.typeCode(CodedValue.of("18748-4", "2.16.840.1.113883.6.1", "CR d'imagerie"))));
        assertThat(shown()).hasSize(3);
    }

    @Test
    void otherNumbersOfTheOrder_areTwoLines() {
        dmp(
                entry(1, PDF, each -> each.addReference(order("A1"))),
                entry(2, LAB, each -> each.addReference(order("A2"))));
        assertThat(shown()).hasSize(2);
    }

    @Test
    void whenTwoMightBeIt_allAreShown() {
        dmp(entry(1, PDF), entry(2, PDF), entry(3, LAB));
        assertThat(shown()).hasSize(3);
    }

    @Test
    void anotherPatient_isNeverHidden() {
        dmp(entry(1, PDF));
        QualifiedIns other = Samples.ins("180072A004000", "AUTRE", "1980-07-01");
        inbox.foundInDmp(other, Optional.empty(), List.of(entry(2, LAB)));
        assertThat(shown()).hasSize(2);
        Association tie = new Association("a", Association.TRANSFORMS, uuid(3), uuid(1), List.of());
        inbox.foundInDmp(other, Optional.empty(), List.of(entry(3, LAB)), List.of(tie));
        assertThat(shown()).hasSize(3);
    }

    @Test
    void aTieOfTheRegistry_isEnough_inEitherOrder() {
        UnaryOperator<DocumentMetadata.Builder> otherAct =
                each -> each.serviceStart(Instant.parse("2026-07-01T06:31:00Z"));
        Association tie = new Association("a", Association.TRANSFORMS, uuid(1), uuid(2), List.of());
        inbox.foundInDmp(Samples.ins(), RECORD, List.of(entry(1, PDF, otherAct), entry(2, LAB)), List.of(tie));
        assertThat(onlyLine().document().id()).contains(id(2).value());
        Association later = new Association("b", Association.TRANSFORMS, uuid(4), uuid(3), List.of());
        UnaryOperator<DocumentMetadata.Builder> third =
                each -> each.serviceStart(Instant.parse("2026-06-01T06:31:00Z"));
        dmp(entry(3, LAB, third));
        inbox.foundInDmp(Samples.ins(), RECORD, List.of(entry(4, PDF)), List.of(later));
        assertThat(shown())
                .extracting(each -> each.document().id().orElseThrow())
                .containsExactlyInAnyOrder(id(2).value(), id(3).value());
    }

    @Test
    void oneByMailAndOneInTheDmp_areOneLine() {
        mail(report);
        dmp(entry(1, PDF));
        WorkItem line = onlyLine();
        assertThat(line.document().form()).isEqualTo("STRUCTURED");
        assertThat(list.behind(line.id()).get(0).progress().duplicateKind()).contains(DuplicateKind.OTHER_LEVEL);
    }

    @Test
    void theRelationOfAHeader_isEnough() {
        dmp(entry(1, LAB));
        Document envelope = Samples.letter(Samples.header(Samples.ID.child(77), Samples.patient(), "CR")
                .addRelation(new Relation(Relation.Type.XFRM, id(1))));
        mail(envelope);
        assertThat(onlyLine().document().id()).contains(id(1).value());
        Patient stranger = Patient.qualified(Samples.ins("180072A004000", "AUTRE", "1980-07-01"))
                .build();
        mail(Samples.letter(Samples.header(Samples.ID.child(78), stranger, "CR")
                .addRelation(new Relation(Relation.Type.XFRM, id(1)))));
        assertThat(shown()).hasSize(2);
    }

    @Test
    void aMailThatBringsAnAlert_standsInFrontOfALevel1AlreadyRead() {
        dmp(entry(1, PDF));
        list.markRead(onlyLine().id(), DOCTOR);
        Document abnormal = Samples.biology(11, "9", Optional.of(BioInterpretation.HIGH));
        mail(abnormal);
        WorkItem line = onlyLine();
        assertThat(line.flags().abnormal()).isEqualTo(Fact.YES);
        assertThat(line.statuses()).containsExactly(WorkStatus.NEW);
    }

    @Test
    void whatWasTreatedAlready_staysInFrontOfALevel3ThatTellsNothingMore() {
        dmp(entry(1, PDF));
        WorkItem read = list.markRead(onlyLine().id(), DOCTOR);
        dmp(entry(2, LAB));
        assertThat(onlyLine().id()).isEqualTo(read.id());
    }

    @Test
    @Tag("REM-BIO-11")
    void theSameDocumentByMail_tellsItsAlertToTheLineOfTheDmp() {
        Document abnormal = Samples.biology(11, "9", Optional.of(BioInterpretation.HIGH));
        FoundDocument found = FoundDocument.of(DocumentEntry.of(
                uuid(9), abnormal.metadata(), abnormal.content().fingerprint(), XdsOptions.DEFAULT));
        dmp(found);
        assertThat(onlyLine().flags()).isEqualTo(WorkFlags.UNKNOWN);
        mail(abnormal);
        WorkItem line = onlyLine();
        assertThat(line.flags().abnormal()).isEqualTo(Fact.YES);
        assertThat(list.trace(line.id())).extracting(WorkEvent::action).containsExactly(Action.ARRIVED, Action.FLAGGED);
        assertThat(list.page(WorklistQuery.all()
                                .flags(java.util.Set.of(WorklistQuery.Flag.ABNORMAL))
                                .build())
                        .items())
                .hasSize(1);
    }
}
