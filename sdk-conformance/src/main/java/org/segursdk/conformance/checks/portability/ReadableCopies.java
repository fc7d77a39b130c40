package org.segursdk.conformance.checks.portability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.checks.documents.PdfA1;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;

/**
 * Each CDA document of the index comes with a PDF that people read without the software: named by the index, of the same name beside
 * it, or the one it holds. It is PDF/A-1.
 */
final class ReadableCopies {
    private static final LocalizedText HINT = LocalizedText.of(
            "PortabilityExport.pdf(PdfOfDocument.ofCda(…)) de sdk-exchange l'écrit à côté du document (docs/worklists.md).",
            "PortabilityExport.pdf(PdfOfDocument.ofCda(…)) of sdk-exchange writes it beside the document (docs/worklists.md).");

    private ReadableCopies() {}

    static void look(FileCheck.Files files, Artefact artefact, ExportArchive archive, ExportIndex index)
            throws IOException {
        boolean all = true;
        Optional<String> fault = Optional.empty();
        for (String file : index.files()) {
            Optional<byte[]> document = archive.file(file).filter(ExportArchive::isCda);
            if (document.isPresent()) {
                List<byte[]> copies = copies(archive, index, file, document.get());
                all &= !copies.isEmpty();
                fault = fault.or(() -> fault(copies));
            }
        }
        files.require(
                all,
                "pdf-beside",
                artefact,
                LocalizedText.of(
                        "un document structuré n'a pas de copie PDF à lire",
                        "a structured document has no PDF copy to read"),
                HINT);
        files.require(
                fault.isEmpty(),
                "pdf-a-1",
                artefact,
                LocalizedText.of(
                        "la copie d'un document structuré n'est pas un PDF/A-1 (PDFBox Preflight, code "
                                + fault.orElse("") + ")",
                        "the copy of a structured document is no PDF/A-1 (PDFBox Preflight, code " + fault.orElse("")
                                + ")"),
                HINT);
    }

    /** Why none of the copies is PDF/A-1; empty when one is. */
    private static Optional<String> fault(List<byte[]> copies) {
        List<Optional<String>> faults = copies.stream().map(PdfA1::fault).toList();
        return faults.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : faults.stream().flatMap(Optional::stream).findFirst();
    }

    private static List<byte[]> copies(ExportArchive archive, ExportIndex index, String file, byte[] document)
            throws IOException {
        List<byte[]> copies = new ArrayList<>();
        Optional.ofNullable(index.copies().get(file)).flatMap(archive::file).ifPresent(copies::add);
        archive.file(file + ".pdf").ifPresent(copies::add);
        archive.file(file.replaceFirst("\\.[^./]+$", ".pdf")).ifPresent(copies::add);
        read(document).ifPresent(copies::addAll);
        copies.removeIf(each -> !ExportArchive.isPdf(each));
        return copies;
    }

    private static Optional<List<byte[]>> read(byte[] document) throws IOException {
        try {
            ReadDocument read = CdaReader.create().read(document);
            return Optional.of(PaperText.pdfs(read));
        } catch (InvalidInputException unreadable) {
            return Optional.empty();
        }
    }
}
