package org.segursdk.exchange.prescription;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.segursdk.cda.CdaHeader;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.sending.SendingDocuments;
import org.segursdk.eprescription.sheet.PrescriptionDocuments;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.Sharing;

/**
 * Makes the documents of a prescription and gives them to the outbox, whose deliveries they then are: all of them in one transaction,
 * once, whoever asks again.
 */
final class DocumentSharing {
    private static final String COPY = "EPR-COPY";

    private final DataSource database;
    private final Outbox outbox;
    private final Sharing sharing;
    private final PrescriptionRows rows;

    DocumentSharing(DataSource database, Outbox outbox, Sharing sharing, PrescriptionRows rows) {
        this.database = database;
        this.outbox = outbox;
        this.sharing = sharing;
        this.rows = rows;
    }

    /**
     * What the documents of a prescription replace: of the earlier ones, the last that went anywhere.
     *
     * @param edition of this prescription, from 1
     * @param firstId of the first prescription's structured document
     * @param firstCopyId of its level 1 document
     */
    record Earlier(int edition, Oid firstId, Oid firstCopyId, Optional<Oid> structured, Optional<Oid> copy) {}

    Earlier earlier(PrescriptionRow row) {
        return Sql.inTransaction(database, connection -> {
            Optional<Oid> structured = Optional.empty();
            Optional<Oid> copy = Optional.empty();
            PrescriptionRow at = row;
            while (at.replaces().isPresent()) {
                at = rows.find(connection, at.replaces().get()).orElseThrow();
                structured = structured.isPresent() ? structured : anywhere(connection, at.id());
                copy = copy.isPresent() ? copy : anywhere(connection, at.copyId());
            }
            return new Earlier(row.edition(), Oid.of(at.id()), Oid.of(at.copyId()), structured, copy);
        });
    }

    private Optional<Oid> anywhere(Connection connection, String documentId) throws SQLException {
        return Optional.of(Oid.of(documentId)).filter(id -> {
            try {
                return sharing.isAnywhere(id, connection);
            } catch (SQLException e) {
                throw Sql.failure(e);
            }
        });
    }

    /** N3, when there is something to structure, and N1, as new versions of what went before. */
    static SendingDocuments make(
            PrintedSheet sheet, Oid copyId, Earlier earlier, BiConsumer<Prescription, CdaHeader.Builder> header) {
        Prescription prescription = sheet.prescription();
        boolean structured =
                !prescription.medicines().isEmpty() || !prescription.devices().isEmpty();
        Optional<Document> document = structured
                ? Optional.of(PrescriptionDocuments.structured(sheet, each -> {
                            header.accept(prescription, each);
                            follow(each, earlier.edition(), earlier.firstId(), earlier.structured());
                        })
                        .toDocument())
                : Optional.empty();
        Document copy = PrescriptionDocuments.pdfOnly(sheet, copyId, each -> {
                    header.accept(prescription, each);
                    follow(each, earlier.edition(), earlier.firstCopyId(), earlier.copy());
                })
                .toDocument();
        return new SendingDocuments(document, copy);
    }

    private static void follow(CdaHeader.Builder header, int edition, Oid first, Optional<Oid> replaced) {
        if (edition > 1) {
            header.setId(first).version(edition);
        }
        replaced.ifPresent(id -> header.addRelation(new Relation(Relation.Type.RPLC, id)));
    }

    /**
     * Gives them to the outbox, unless they were given before.
     *
     * @throws PrescriptionRows.Overtaken the prescription was cancelled or replaced meanwhile
     */
    void share(String prescriptionId, SendingDocuments documents, Earlier earlier) {
        Sql.inTransaction(database, connection -> {
            PrescriptionRow row = rows.lock(connection, prescriptionId).orElseThrow();
            if (row.stopped() || row.status() != SendingStatus.WAITING) {
                throw new PrescriptionRows.Overtaken();
            }
            SharePlan plan = row.order().plan();
            for (Document each : documents.all()) {
                boolean only = documents.structured().isEmpty();
                boolean copy = each.equals(documents.copy());
                share(connection, row.order(), each, only || !copy ? plan : dmpAlone(plan));
            }
            if (documents.structured().isEmpty() && earlier.structured().isPresent()) {
                // The new one has nothing to structure: what the earlier one had does not hold any more.
                withdraw(connection, row.order(), earlier.structured().get());
            }
            return row;
        });
    }

    /** Mails bear the structured document, whose PDF copy is the same sheet. */
    private static SharePlan dmpAlone(SharePlan plan) {
        return plan.without(Branch.PATIENT, COPY).without(Branch.PROFESSIONALS, COPY);
    }

    private void share(Connection connection, PrescriptionOrder order, Document document, SharePlan plan)
            throws SQLException {
        if (outbox.shareOf(connection, document.metadata().uniqueId().value()).isPresent()) {
            return;
        }
        ShareRequest.Builder request =
                ShareRequest.builder(document, order.session()).plan(plan).facts(order.facts());
        order.sender().ifPresent(request::sender);
        if (document.metadata().relations().stream().anyMatch(each -> each.type() == Relation.Type.RPLC)) {
            sharing.replace(request.build(), connection);
        } else {
            sharing.share(request.build(), connection);
        }
    }

    /** Takes back a document wherever it went; what went nowhere is left. */
    boolean withdraw(Connection connection, PrescriptionOrder order, Oid documentId) throws SQLException {
        if (!sharing.isAnywhere(documentId, connection)) {
            return false;
        }
        sharing.delete(documentId, order.session(), order.sender(), connection);
        return true;
    }
}
