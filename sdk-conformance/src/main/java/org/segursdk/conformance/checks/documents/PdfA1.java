package org.segursdk.conformance.checks.documents;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Judges whether a PDF is PDF/A-1 (ISO 19005-1), level b at least, by Apache PDFBox Preflight. */
public final class PdfA1 {
    /** Unreadable, which has no code of its own. */
    private static final String UNREADABLE = "1.0";

    private PdfA1() {}

    /**
     * What keeps the file from being PDF/A-1.
     *
     * @return the validator's code of the first error, such as {@code 1.4} (trailer) or {@code 7.11} (no claim in the metadata); it holds no
     *     word of the file. Empty: nothing was found
     */
    public static Optional<String> fault(byte[] pdf) {
        try (PDDocument document = new PreflightParser(new RandomAccessReadBuffer(pdf)).parse()) {
            return ((PreflightDocument) document)
                    .validate().getErrorsList().stream()
                            .filter(each -> !each.isWarning())
                            .map(ValidationError::getErrorCode)
                            .findFirst();
        } catch (SyntaxValidationException e) {
            return Optional.of(e.getResult().getErrorsList().stream()
                    .map(ValidationError::getErrorCode)
                    .findFirst()
                    .orElse(UNREADABLE));
        } catch (IOException | RuntimeException e) {
            // The validator gives up on some torn files.
            return Optional.of(UNREADABLE);
        }
    }
}
