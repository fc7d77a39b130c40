package org.segursdk.cda.internal.prescription;

import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.Oid;

/** Checks a prescription and assembles it. Source: cda §10.1, §15. */
public final class PrescriptionAssembly {
    private static final String MODEL = "1.2.250.1.213.1.1.1.39";
    private static final String MODEL_EXTENSION = "2024.01";
    private static final String IHE_PRE = "1.3.6.1.4.1.19376.1.9.1.1.1";
    private static final String IHE_PCC = "1.3.6.1.4.1.19376.1.5.3.1.1.1";
    private static final String FORMAT = "urn:ihe:pharm:pre:2010";
    private static final Oid NUMBER = Oid.of("1.2.250.1.215.500.1.1");

    private PrescriptionAssembly() {}

    /** Adds every broken rule; the header's are left out when there is no header, lines that could not be built were reported. */
    public static void check(
            Optional<CdaHeader> header, PrescriptionContent content, boolean linesMissing, Violations violations) {
        PrescriptionRules.check(header, content, linesMissing, violations);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, PrescriptionContent content) {
        DocumentedAct principal = DocumentedAct.principal(header.event()).code(Concept.of(PrescriptionDocument.TYPE));
        content.number().ifPresent(number -> principal.id(InstanceId.of(NUMBER, number)));
        if (content.validityEndUnknown()) {
            principal.stopUnknown();
        }
        DocumentModel model = DocumentModel.of(
                        Concept.of(PrescriptionDocument.TYPE),
                        header.title().orElse(PrescriptionDocument.DEFAULT_TITLE),
                        Metadata.format(FORMAT, CodeSystems.IHE_FORMAT_CODE),
                        principal)
                .template(IHE_PRE)
                .template(IHE_PCC)
                .template(MODEL, MODEL_EXTENSION)
                .namespace("pharm", "urn:ihe:pharm:medication")
                .patientContact();
        for (PrescriptionFlag flag : content.flags()) {
            model.further(DocumentedAct.of(flag.code()).classCode("INFO"));
        }
        return new Assembly(
                header, model, writing -> new PrescriptionBody(writing, content, header.createdAt()).write());
    }
}
