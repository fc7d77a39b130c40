package org.segursdk.eprescription.sending;

import java.util.Optional;
import org.segursdk.core.document.Document;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.sheet.PrescriptionDocuments;
import org.segursdk.eprescription.sheet.PrintedSheet;

/** Makes the documents of a sheet. The same sheet gives the same documents. */
@FunctionalInterface
public interface DocumentMaker {
    /**
     * @param sheet with or without number
     * @param copyId of the level 1 document
     */
    SendingDocuments make(PrintedSheet sheet, Oid copyId);

    /** Those of {@link PrescriptionDocuments}, whose headers are as they are. */
    static DocumentMaker standard() {
        return (sheet, copyId) -> {
            Prescription prescription = sheet.prescription();
            boolean structured = !prescription.medicines().isEmpty()
                    || !prescription.devices().isEmpty();
            Optional<Document> document = structured
                    ? Optional.of(PrescriptionDocuments.structured(sheet).toDocument())
                    : Optional.empty();
            return new SendingDocuments(
                    document, PrescriptionDocuments.pdfOnly(sheet, copyId).toDocument());
        };
    }
}
