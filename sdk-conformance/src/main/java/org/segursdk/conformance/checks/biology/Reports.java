package org.segursdk.conformance.checks.biology;

import java.time.Instant;
import java.util.List;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioUnits;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;

/** Biology reports that checks hand to the product. */
public final class Reports {
    static final String UREA = "22664-7";
    static final String GLUCOSE_MOLES = "14749-6";
    static final String GLUCOSE_MASS = "2345-7";

    private Reports() {}

    static CdaHeader.Builder header(Instant written) {
        return Papers.header(Papers.person(0), BioReport.DEFAULT_TITLE, written);
    }

    /** Urea, whose interval is 3.5 to 8 mmol/L. */
    static BioResult urea(String value, BioInterpretation interpretation) {
        return BioResult.of(
                        "Urée",
                        BioCode.loinc(UREA, "Urée [Moles/Volume] Sérum/Plasma ; Numérique"),
                        BioValue.measured(BioUnits.quantity(value, "mmol/L")))
                .interpretation(interpretation)
                .range(BioRange.between("3.50", "8", "mmol/L"))
                .build();
    }

    /** The same analysis in two units. */
    static List<BioResult> glucose() {
        return List.of(
                BioResult.of(
                                "Glucose",
                                BioCode.loinc(GLUCOSE_MOLES, "Glucose [Moles/Volume] Sérum/Plasma ; Numérique"),
                                BioValue.measured(BioUnits.quantity("5.10", "mmol/L")))
                        .interpretation(BioInterpretation.NORMAL)
                        .build(),
                BioResult.of(
                                "Glucose",
                                BioCode.loinc(GLUCOSE_MASS, "Glucose [Masse/Volume] Sérum/Plasma ; Numérique"),
                                BioValue.measured(BioUnits.quantity("0.92", "g/L")))
                        .interpretation(BioInterpretation.NORMAL)
                        .build());
    }

    /** A complete report with those results, and a comment on them when it is not empty. */
    static byte[] report(CdaHeader.Builder header, String comment, List<BioResult> results) {
        return Papers.bytes(document(header, comment, results));
    }

    static Document document(CdaHeader.Builder header, String comment, List<BioResult> results) {
        BioResults.Builder block =
                BioResults.builder().validatedBy(new Attestation(Papers.author(), Papers.WRITTEN.minusSeconds(60)));
        results.forEach(block::add);
        if (!comment.isEmpty()) {
            block.addComment(comment);
        }
        return BioReport.builder()
                .header(header)
                .status(BioReport.Status.COMPLETE)
                .performedAt(Papers.WRITTEN.minusSeconds(600))
                .pdfCopy(DocumentContent.of(Papers.pdf(List.of("Compte rendu de biologie"))))
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, block.build()))
                .build()
                .toDocument();
    }

    static byte[] report(BioResult... results) {
        return report(header(Papers.WRITTEN), "", List.of(results));
    }
}
