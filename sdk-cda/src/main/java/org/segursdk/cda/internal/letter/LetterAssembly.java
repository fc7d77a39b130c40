package org.segursdk.cda.internal.letter;

import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.cda.letter.AdmissionLetterDocument;
import org.segursdk.cda.letter.DischargeLetterDocument;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Checks letters and assembles them. Source: cda §11.1, §15. */
public final class LetterAssembly {
    /** The principal act of both letters: the stay. */
    static final CodedValue EVENT =
            CodedValue.of("IMP", CodeSystems.HL7_ACT_CODE, "Hospitalisation (établissement, y compris HAD)");

    private static final String DISCHARGE = "1.2.250.1.213.1.1.1.29";
    private static final String ADMISSION = "1.2.250.1.213.1.1.1.21";
    private static final String EXTENSION = "2022.01";
    /** ANS complement of the IHE format codes (TRE_A06). */
    private static final String FORMAT_SYSTEM = "1.2.250.1.213.1.1.4.2.282";

    private LetterAssembly() {}

    /** Adds every broken rule; the header's are left out when there is no header to check. */
    public static void check(
            Optional<CdaHeader> header, Optional<String> reason, DischargeContent.Draft draft, Violations violations) {
        new LetterRules(header, violations).discharge(reason, draft);
    }

    /** Adds every broken rule; the header's are left out when there is no header to check. */
    public static void check(Optional<CdaHeader> header, AdmissionContent content, Violations violations) {
        new LetterRules(header, violations).admission(content);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, DischargeContent content) {
        DocumentModel model = model(
                header,
                DischargeLetterDocument.TYPE,
                DischargeLetterDocument.DEFAULT_TITLE,
                "urn:asip:ci-sis:ldl-ses:2017",
                DISCHARGE);
        return new Assembly(header, model, w -> new DischargeBody(w, content, header.createdAt()).write());
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, AdmissionContent content) {
        DocumentModel model = model(
                header,
                AdmissionLetterDocument.TYPE,
                AdmissionLetterDocument.DEFAULT_TITLE,
                "urn:asip:ci-sis:ldl-ees:2017",
                ADMISSION);
        return new Assembly(header, model, w -> new AdmissionBody(w, content).write());
    }

    private static DocumentModel model(
            CdaHeader header, CodedValue type, String title, String format, String template) {
        return DocumentModel.of(
                        Concept.of(type),
                        header.title().orElse(title),
                        Metadata.format(format, FORMAT_SYSTEM),
                        DocumentedAct.principal(header.event()).code(Concept.of(EVENT)))
                .template(template, EXTENSION);
    }
}
