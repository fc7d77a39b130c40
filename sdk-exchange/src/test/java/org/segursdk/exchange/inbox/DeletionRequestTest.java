package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.FilingReason;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.ReceivedMessage;

/** A sender asks for a deletion without sending the document, or of one that never came: a person sees it. */
@Tag("REM-MSSR-07")
class DeletionRequestTest {
    private static final Actor DOCTOR = Actor.of("dr-lefevre");

    private final DataSource source = RealDatabases.create();
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final Inbox inbox = Inbox.create(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);
    private final Worklist list = new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);

    private int mails;

    private Reception receive(ReceivedMessage message) {
        return inbox.receive(message, "print-" + mails++);
    }

    private WorkItem only(Reception reception) {
        assertThat(reception.shown()).hasSize(1);
        return list.find(reception.shown().get(0)).orElseThrow();
    }

    private List<WorkItem> shown() {
        return list.page(WorklistQuery.all().build()).items();
    }

    private static byte[] answer(ReceivedMessage to) {
        return ("From: Anne Testa <anne.testa@medecin.test.example>\r\nTo: cardiologie@ch-test.example\r\n"
                        + "Subject: Erreur de patient\r\nMessage-ID: <second@medecin.test.example>\r\nIn-Reply-To: <"
                        + to.messageId().orElseThrow().value() + ">\r\nDate: Tue, 14 Jul 2026 10:00:00 +0200\r\n"
                        + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
                        + "Bonjour, merci de supprimer ce document.\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The archive of a request, without the document itself. */
    static byte[] withoutDocument(byte[] archive, UnaryOperator<String> metadata) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (each.getName().endsWith("METADATA.XML")) {
                    content = metadata.apply(new String(content, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                } else if (each.getName().contains("SUBSET01/")) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(each.getName()));
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void ofADocumentNeverReceived_isALineWithWhatItTells_andItsConfirmationEndsIt() {
        Document never = Samples.letter(4);
        WorkItem request = only(receive(Samples.read(Samples.deletion(never))));
        assertThat(request.filing().status()).isEqualTo(FilingStatus.DELETE_REQUESTED);
        assertThat(request.document().title()).isEqualTo("Compte rendu 4");
        assertThat(request.patient()).isPresent();
        assertThat(list.concernedBy(request.id())).isEmpty();
        assertThat(list.confirmDeletion(request.id(), DOCTOR))
                .extracting(WorkItem::id)
                .containsExactly(request.id());
        assertThat(shown()).isEmpty();
    }

    @Test
    void ofAnArchiveThatNamesItsDocumentWithoutHoldingIt_isALineForThatDocument() throws IOException {
        Document letter = Samples.letter(4);
        WorkItem item = only(receive(Samples.read(Samples.mail(letter))));
        byte[] archive = withoutDocument(Samples.deletionArchive(letter), each -> each);
        WorkItem request = only(receive(Samples.read(Samples.bare(archive))));
        assertThat(request.document().title()).isEqualTo("Compte rendu 4");
        assertThat(request.document().id())
                .contains(letter.metadata().uniqueId().value());
        assertThat(request.document().type()).contains(letter.metadata().typeCode());
        assertThat(request.source().sender().orElseThrow()).contains("anne.testa@medecin.test.example");
        assertThat(list.concernedBy(request.id())).extracting(WorkItem::id).containsExactly(item.id());
        list.confirmDeletion(request.id(), DOCTOR);
        assertThat(shown()).isEmpty();
    }

    @Test
    void ofAnArchiveWithoutAnyDocument_isALine() throws IOException {
        Document letter = Samples.letter(4);
        byte[] archive = withoutDocument(Samples.deletionArchive(letter), each -> each.replaceAll(
                        "(?s)<([a-z0-9]+:)?ExtrinsicObject .*</([a-z0-9]+:)?ExtrinsicObject>", "")
                .replaceAll("(?s)(<(?:[a-z0-9]+:)?RegistryPackage [^>]*>)", "$1" + slot(each)));
        WorkItem request = only(receive(Samples.read(Samples.bare(archive))));
        assertThat(request.document().id()).isEmpty();
        assertThat(request.filing().reasons()).containsExactly(FilingReason.OPERATION_TO_CONFIRM);
        assertThatThrownBy(() -> list.confirmDeletion(request.id(), DOCTOR))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(
                                refused.violations().get(0).rule())
                        .isEqualTo("WORK-NO-DOCUMENT"));
        list.delete(request.id(), DOCTOR);
        assertThat(shown()).isEmpty();
    }

    /** The slot of the action, as the archive writes it. */
    private static String slot(String metadata) {
        int name = metadata.indexOf("urn:action:extraMetadataSlot");
        int start = metadata.lastIndexOf('<', name);
        String tag = metadata.substring(start + 1, metadata.indexOf(' ', start));
        return metadata.substring(start, metadata.indexOf("</" + tag + ">", start) + tag.length() + 3);
    }

    @Test
    void ofAnAnswerInWords_theDocumentsOfTheMailAreProposed_andAPersonChooses() throws IOException {
        ReceivedMessage first =
                Samples.read(Samples.mail(Samples.letter(1), Samples.biology(2, "5", Optional.empty())));
        List<Long> items = receive(first).shown();
        WorkItem other = only(receive(Samples.read(Samples.mail(Samples.letter(3)))));
        WorkItem request = only(receive(Samples.read(answer(first))));
        assertThat(request.document().title()).isEqualTo("Erreur de patient");
        assertThat(list.concernedBy(request.id())).extracting(WorkItem::id).isEqualTo(items);
        assertThatThrownBy(() -> list.confirmDeletion(request.id(), DOCTOR)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> list.confirmDeletion(request.id(), Set.of(other.id()), DOCTOR))
                .isInstanceOf(InvalidInputException.class);
        assertThat(list.confirmDeletion(request.id(), Set.of(items.get(1)), DOCTOR))
                .extracting(WorkItem::id)
                .containsExactly(items.get(1), request.id());
        assertThat(shown()).extracting(WorkItem::id).containsExactlyInAnyOrder(items.get(0), other.id());
        assertThat(Databases.dump(source, "sg_work_item")).doesNotContain("second@medecin", "Erreur de patient");
    }

    @Test
    void theConfirmation_isWholeOrNothing() {
        Document letter = Samples.letter(4);
        WorkItem item = only(receive(Samples.read(Samples.mail(letter))));
        WorkItem request = only(receive(Samples.read(Samples.deletion(letter))));
        Worklist breaking = new Worklist(
                FailingDatabase.of(source, "INSERT INTO sg_work_event", 2),
                Databases.CIPHER,
                Databases.PSEUDONYMS,
                clock);
        assertThatThrownBy(() -> breaking.confirmDeletion(request.id(), DOCTOR)).isInstanceOf(SegurException.class);
        assertThat(shown()).extracting(WorkItem::id).contains(item.id(), request.id());
        assertThat(list.trace(item.id())).hasSize(1);
        list.confirmDeletion(request.id(), DOCTOR);
        assertThat(shown()).isEmpty();
        assertThatThrownBy(() -> list.confirmDeletion(request.id(), DOCTOR)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anotherLevelThatWasNotAskedFor_isShownAgain() {
        Document report = Samples.biology(11, "5", Optional.empty());
        WorkItem item = only(receive(Samples.read(Samples.mail(report))));
        long behind = Sql.inTransaction(source, connection -> {
            WorkRows rows = new WorkRows(Databases.CIPHER, Databases.PSEUDONYMS, 3);
            WorkItem twin = new WorkItem(
                    0,
                    1,
                    item.source(),
                    Samples.named(item.document(), "1.2.3.4"),
                    item.patient(),
                    item.flags(),
                    item.filing(),
                    item.progress().duplicate(item.id(), DuplicateKind.OTHER_LEVEL));
            return rows.insert(connection, twin);
        });
        WorkItem request = only(receive(Samples.read(Samples.deletion(report))));
        list.confirmDeletion(request.id(), DOCTOR);
        assertThat(shown()).extracting(WorkItem::id).containsExactly(behind);
        assertThat(list.trace(behind)).extracting(WorkEvent::action).contains(WorkEvent.Action.SHOWN);
    }
}
