package org.segursdk.eprescription.sheet;

import java.util.function.Consumer;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.internal.DocumentForm;

/**
 * The documents of a prescription, made from its sheet, so that number, code and PDF copy agree: they have a number and a code when
 * the sheet has. Source: eprescription §6.
 */
public final class PrescriptionDocuments {
    private PrescriptionDocuments() {}

    /**
     * The structured document, eP-MED-DM 2024.01, with the sheet as its PDF copy.
     *
     * @throws InvalidInputException rule {@code EP-LINES}: neither medicine nor device; and those of the document
     */
    public static PrescriptionDocument structured(PrintedSheet sheet) {
        return structured(sheet, header -> {
            // as it is
        });
    }

    /**
     * The same, whose header is completed: recipients, médecin traitant, kind of encounter, the version it replaces.
     *
     * @param completion what is added to the header
     */
    public static PrescriptionDocument structured(PrintedSheet sheet, Consumer<CdaHeader.Builder> completion) {
        PrescriptionDocument.Builder document = DocumentForm.body(sheet.prescription())
                .header(header(sheet, completion))
                .pdf(sheet.pdf());
        sheet.number().ifPresent(number -> document.number(number.value()));
        sheet.code2d().ifPresent(document::code2d);
        return document.build();
    }

    /**
     * The sheet alone as a level 1 document, for what eP-MED-DM has no place for or beside it.
     *
     * @param id of this document, another than the prescription's
     * @throws InvalidInputException rules of the document
     */
    public static N1Document pdfOnly(PrintedSheet sheet, Oid id) {
        return pdfOnly(sheet, id, header -> {
            // as it is
        });
    }

    /**
     * The same, whose header is completed.
     *
     * @param completion what is added to the header
     */
    public static N1Document pdfOnly(PrintedSheet sheet, Oid id, Consumer<CdaHeader.Builder> completion) {
        return N1Document.builder()
                .header(header(
                        sheet, completion.andThen(header -> header.id(id).title(N1Type.PRESCRIPTION.defaultTitle()))))
                .type(N1Type.PRESCRIPTION)
                .pdf(sheet.pdf())
                .build();
    }

    private static CdaHeader.Builder header(PrintedSheet sheet, Consumer<CdaHeader.Builder> completion) {
        Prescription prescription = sheet.prescription();
        CdaHeader.Builder header = DocumentForm.header(
                prescription, sheet.profile().replacedEncoding().value());
        completion.accept(header);
        return header;
    }
}
